package dev.veriport.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * How many tokens a fleet asks a vendor for in a day: on each node so many callers need one at once, every minute, and so
 * whenever the last one is over. A token lives for an hour, so a day needs 24. Asking takes a tenth of a second.
 *
 * <p>{@code java -cp benchmarks.jar dev.veriport.benchmarks.TokensPerDay}
 */
public final class TokensPerDay {
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final int STEPS_AN_HOUR = (int) Duration.ofHours(1).dividedBy(STEP);

    private final int nodes;
    private final int callers;
    private final int hours;

    TokensPerDay(int nodes, int callers, int hours) {
        this.nodes = nodes;
        this.callers = callers;
        this.hours = hours;
    }

    public static void main(String[] none) throws Exception {
        System.out.println("cache,tokens");
        new TokensPerDay(20, 64, 24).count().forEach((cache, tokens) -> System.out.println(cache + "," + tokens));
        System.exit(0); // some of the caches keep threads
    }

    /** By cache. */
    Map<String, Integer> count() throws Exception {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String cache : new TokenCaches(new VirtualDay(), () -> {}).all().keySet()) {
            counts.put(cache, count(cache));
        }
        return counts;
    }

    private int count(String cache) throws Exception {
        VirtualDay day = new VirtualDay();
        AtomicInteger fetched = new AtomicInteger();
        Function<Integer, Runnable> make = new TokenCaches(day, () -> {
                    fetched.incrementAndGet();
                    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                })
                .all()
                .get(cache);
        List<Runnable> fleet = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            fleet.add(make.apply(node));
        }
        ExecutorService threads = Executors.newFixedThreadPool(nodes * callers);
        try {
            for (int step = 0; step < hours * STEPS_AN_HOUR; step++) {
                ask(fleet, threads);
                day.leap(STEP);
            }
        } finally {
            threads.shutdown();
        }
        return fetched.get();
    }

    private void ask(List<Runnable> fleet, ExecutorService threads) throws InterruptedException, ExecutionException {
        List<Future<?>> asking = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            for (Runnable node : fleet) {
                asking.add(threads.submit(node));
            }
        }
        for (Future<?> one : asking) {
            one.get();
        }
    }
}
