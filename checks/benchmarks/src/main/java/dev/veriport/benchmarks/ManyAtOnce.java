package dev.veriport.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.VerificationRequest;
import dev.veriport.port.IdentityProvider;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/**
 * So many verifications begun at once, each on a thread of its own, virtual where the JDK has them, over 256 connections.
 * The vendor answers nobody until all have called; what they hold by then is the memory a call takes, and from then on the
 * clock runs.
 *
 * <p>{@code java -cp benchmarks.jar dev.veriport.benchmarks.ManyAtOnce veriport 10000}, or {@code byHand}.
 */
public final class ManyAtOnce {
    private static final int CONNECTIONS = 256;
    private static final int WARMUPS = 12;
    private static final int ROUNDS = 11;
    private static final URI RETURN_TO = URI.create("https://shop.example/verified?basket=7");

    private final StubServer stub;
    private final Callable<?> call;

    private ManyAtOnce(StubServer stub, Callable<?> call) {
        this.stub = stub;
        this.call = call;
    }

    /** @param bytesEach on the heap, of a call under way */
    record Round(int calls, int failures, double seconds, long bytesEach) {
        /** A line of the table that is printed. */
        @Override
        public String toString() {
            return "%d,%d,%.0f,%d".formatted(calls, failures, calls / seconds, bytesEach);
        }
    }

    public static void main(String[] arguments) throws Exception {
        int calls = Integer.parseInt(arguments[1]);
        try (StubServer stub = StubServer.start();
                Contestant contestant = Contestant.of(arguments[0], stub.address())) {
            ManyAtOnce many = new ManyAtOnce(stub, contestant::call);
            for (int i = 0; i < WARMUPS; i++) {
                many.round(calls);
            }
            System.out.println("contestant,calls,failed,per second,bytes each");
            for (int i = 0; i < ROUNDS; i++) {
                System.out.println(arguments[0] + "," + many.round(calls));
            }
        }
    }

    static Round round(String contestant, int calls) throws Exception {
        try (StubServer stub = StubServer.start();
                Contestant one = Contestant.of(contestant, stub.address())) {
            return new ManyAtOnce(stub, one::call).round(calls);
        }
    }

    private Round round(int calls) throws Exception {
        stub.hold();
        CountDownLatch begun = new CountDownLatch(calls);
        CountDownLatch done = new CountDownLatch(calls);
        AtomicInteger failures = new AtomicInteger();
        ThreadFactory threads = threads();
        long before = used();
        for (int i = 0; i < calls; i++) {
            threads.newThread(() -> {
                        begun.countDown();
                        try {
                            call.call();
                        } catch (Exception failure) {
                            if (failures.getAndIncrement() == 0) {
                                System.err.println("the first that failed: " + failure);
                            }
                        }
                        done.countDown();
                    })
                    .start();
        }
        begun.await();
        long bytes = settled() - before;
        long start = System.nanoTime();
        stub.release();
        done.await();
        return new Round(calls, failures.get(), (System.nanoTime() - start) / 1e9, bytes / calls);
    }

    /** What is used when nobody is on the way to his place in the queue any more. */
    private static long settled() {
        long last = used();
        long now = used();
        while (Math.abs(now - last) * 100 > now) {
            last = now;
            now = used();
        }
        return now;
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Virtual threads are not in the JDK this is compiled for. */
    private static ThreadFactory threads() throws ReflectiveOperationException {
        if (Runtime.version().feature() < 21) {
            return work -> new Thread(null, work, "call", 256 * 1024);
        }
        Class<?> builder = Class.forName("java.lang.Thread$Builder");
        Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
        try {
            Object virtual = MethodHandles.lookup()
                    .findStatic(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual))
                    .invoke();
            return (ThreadFactory) MethodHandles.lookup()
                    .findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class))
                    .invoke(virtual);
        } catch (Throwable missing) {
            throw new ReflectiveOperationException(missing);
        }
    }

    private interface Contestant extends AutoCloseable {
        Object call() throws Exception;

        @Override
        void close() throws IOException;

        static Contestant of(String name, URI stub) {
            return name.equals("veriport") ? new WithVeriport(stub) : new ByHand(stub);
        }
    }

    private static final class WithVeriport implements Contestant {
        private final Veriport veriport;
        private final IdentityProvider identity;
        private final VerificationRequest request =
                VerificationRequest.builder("case-1").returnTo(RETURN_TO).build();

        WithVeriport(URI stub) {
            veriport = Veriport.create(ConfigSource.of(Map.of(
                    "veriport.provider", "authenteq",
                    "veriport.authenteq.base-url", stub.toString(),
                    "veriport.authenteq.client-id", "client",
                    "veriport.authenteq.client-secret", "secret",
                    "veriport.authenteq.timeout", "2m",
                    "veriport.authenteq.max-connections", String.valueOf(CONNECTIONS))));
            identity = veriport.identityProvider();
        }

        @Override
        public Object call() {
            return identity.start(request).handoff();
        }

        @Override
        public void close() {
            veriport.close();
        }
    }

    private static final class ByHand implements Contestant {
        private final URI stub;
        private final String credentials =
                "Basic " + Base64.getEncoder().encodeToString("client:secret".getBytes(UTF_8));
        private final CloseableHttpClient http = StartCall.clientByHand(CONNECTIONS);

        ByHand(URI stub) {
            this.stub = stub;
        }

        @Override
        public Object call() throws IOException {
            return http.execute(StartCall.requestByHand(stub, RETURN_TO, credentials), StartCall::pageByHand);
        }

        @Override
        public void close() throws IOException {
            http.close();
        }
    }
}
