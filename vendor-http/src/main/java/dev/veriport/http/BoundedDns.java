package dev.veriport.http;

import dev.veriport.time.Deadline;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves host names on its own threads, because the JDK cannot abort a resolution: at the deadline the caller stops
 * waiting. Thread-safe.
 */
final class BoundedDns implements DnsResolver, AutoCloseable {
    private static final int THREADS = 4;
    private static final int WAITING = 256;

    @SuppressWarnings("ThreadLocalUsage") // one instance for each vendor, discarded with it
    private final ThreadLocal<Deadline> deadline = new ThreadLocal<>();

    private final ThreadPoolExecutor pool;

    BoundedDns(String name) {
        pool = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    /** Sets the deadline of this thread's next resolution, because {@link DnsResolver} has no parameter for it. */
    void until(Deadline end) {
        deadline.set(end);
    }

    void done() {
        deadline.remove();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        Deadline end = deadline.get();
        Future<InetAddress[]> answer;
        try {
            answer = pool.submit(() -> InetAddress.getAllByName(host));
        } catch (RejectedExecutionException full) {
            throw new UnknownHostException("too many host names are being resolved");
        }
        try {
            long millis = end == null ? Long.MAX_VALUE : end.remaining().toMillis();
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException("interrupted");
        } catch (TimeoutException late) {
            throw new UnknownHostException("not resolved in time");
        } catch (ExecutionException unknown) {
            throw new UnknownHostException("no such host");
        } finally {
            answer.cancel(false);
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
