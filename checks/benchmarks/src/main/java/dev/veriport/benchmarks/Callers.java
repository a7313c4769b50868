package dev.veriport.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a call costs when more callers come at once: the same number of calls, shared out among them, from the first to the
 * last. JMH's threads go on until the last of them has been measured, and hundreds of them keep him from it.
 *
 * <p>{@code java -cp benchmarks.jar dev.veriport.benchmarks.Callers token 40000000}, or {@code pipeline}, {@code start}, or {@code byHand},
 * which is a start without Veriport.
 */
public final class Callers {
    private static final List<Integer> CALLERS = List.of(1, 8, 64, 512);
    private static final int WARMUPS = 3;
    private static final int ROUNDS = 5;

    private Callers() {}

    public static void main(String[] arguments) throws Exception {
        int calls = Integer.parseInt(arguments[1]);
        try (Subject subject = Subject.of(arguments[0])) {
            System.out.println("callers,calls a ms");
            for (int callers : CALLERS) {
                for (int i = 0; i < WARMUPS; i++) {
                    round(subject.call(), callers, calls);
                }
                double[] rates = new double[ROUNDS];
                for (int i = 0; i < ROUNDS; i++) {
                    rates[i] = round(subject.call(), callers, calls);
                }
                Arrays.sort(rates);
                System.out.printf("%d,%.3f%n", callers, rates[ROUNDS / 2]);
            }
        }
    }

    /** What is called, and what ends with it. */
    private record Subject(Callable<?> call, AutoCloseable end) implements AutoCloseable {
        static Subject of(String what) throws Exception {
            switch (what) {
                case "token" -> {
                    TokenHit token = new TokenHit();
                    token.open();
                    return new Subject(token::veriport, token::close);
                }
                case "pipeline" -> {
                    CallPipeline pipeline = new CallPipeline();
                    pipeline.open();
                    return new Subject(pipeline::veriport, pipeline::close);
                }
                case "start" -> {
                    StartCall start = new StartCall();
                    start.open();
                    return new Subject(start::veriport, start::close);
                }
                case "byHand" -> {
                    StartCall start = new StartCall();
                    start.open();
                    return new Subject(start::byHand, start::close);
                }
                default -> throw new IllegalArgumentException("token, pipeline, start or byHand, not " + what);
            }
        }

        @Override
        public void close() throws Exception {
            end.close();
        }
    }

    static double round(String what, int callers, int calls) throws Exception {
        try (Subject subject = Subject.of(what)) {
            return round(subject.call(), callers, calls);
        }
    }

    /** @return calls a millisecond, of all together */
    private static double round(Callable<?> call, int callers, int calls) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(callers);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(callers);
        AtomicInteger failures = new AtomicInteger();
        for (int i = 0; i < callers; i++) {
            new Thread(() -> {
                        try {
                            ready.countDown();
                            go.await();
                            make(call, calls / callers);
                        } catch (Exception failed) {
                            failures.incrementAndGet();
                        } finally {
                            done.countDown();
                        }
                    })
                    .start();
        }
        ready.await();
        long begun = System.nanoTime();
        go.countDown();
        done.await();
        double milliseconds = (System.nanoTime() - begun) / 1e6;
        if (failures.get() > 0) {
            throw new IllegalStateException(failures + " callers failed");
        }
        return calls / callers * callers / milliseconds;
    }

    private static void make(Callable<?> call, int calls) throws Exception {
        for (int i = 0; i < calls; i++) {
            if (call.call() == null) {
                throw new IllegalStateException("nothing came of it");
            }
        }
    }
}
