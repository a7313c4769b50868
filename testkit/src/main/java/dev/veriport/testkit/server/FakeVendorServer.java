package dev.veriport.testkit.server;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fake vendor: HTTP on loopback, with scripted answers and recorded requests. Extend it and add routes to write the
 * fake of another vendor: it has the methods of a running fake that do not depend on the vendor. Safe for use from many threads.
 */
public abstract class FakeVendorServer implements AutoCloseable {

    private static final Reply UNAVAILABLE = Reply.of(503, "text/plain", "the vendor is down");

    private final LoopbackHttpServer http;
    private final List<String> pages = new CopyOnWriteArrayList<>();
    private final AtomicInteger pageRequests = new AtomicInteger();
    private volatile boolean down;

    /**
     * Starts to listen.
     *
     * @param address a loopback address, see {@link LoopbackAddress#of}
     */
    protected FakeVendorServer(InetSocketAddress address) {
        http = LoopbackHttpServer.start(getClass().getSimpleName(), address);
        page("GET", "/favicon.ico", request -> Reply.of(404, "text/plain", ""));
    }

    /**
     * Adds a route.
     *
     * @param path compared exactly, with any one segment for a name in braces, as in {@code /people/{id}}; when it ends
     *     with {@code /}, as the start of the path. {@link RecordedRequest#segment} reads a segment
     */
    protected final void route(String method, String path, Route route) {
        http.route(method, path, request -> down ? UNAVAILABLE : route.answer(request));
    }

    /** Adds a page for users, which is there also while the vendor is {@link #goDown down}. */
    protected final void page(String method, String path, Route page) {
        pages.add(path);
        http.route(method, path, request -> {
            pageRequests.incrementAndGet();
            return page.answer(request);
        });
    }

    /** Answers every call of the API with 503 from now on, and changes nothing. Queued answers are sent first. */
    public final void goDown() {
        down = true;
    }

    /** Lets the API answer again. */
    public final void comeBack() {
        down = false;
    }

    /** Whether the API is down. */
    public final boolean isDown() {
        return down;
    }

    /** The URL that a client is given as the vendor's, without a slash at its end. */
    public final URI baseUrl() {
        return http.baseUrl();
    }

    /** Queues an answer for the next request of this path, after those that are queued already. */
    public final void answerNext(String path, Answer answer) {
        http.answerNext(path, answer);
    }

    /** From now on a test decides what is answered, so no judge holds it against the vendor's specification. */
    protected final void stopRecording() {
        http.stopRecording();
    }

    /** The latest calls of the API, oldest first, at most 10,000 of them. Requests for pages are left out. */
    public final List<RecordedRequest> calls() {
        return recorded().stream().filter(request -> !isPage(request.path())).toList();
    }

    private boolean isPage(String path) {
        return pages.stream().anyMatch(page -> page.endsWith("/") ? path.startsWith(page) : path.equals(page));
    }

    /** How many calls of the API came in. Requests for pages are not counted. */
    public final int callCount() {
        return requests() - pageRequests.get();
    }

    /** How many requests came in, pages included. */
    public final int requests() {
        return http.log().count();
    }

    /** How many requests of this path came in. */
    public final int requests(String path) {
        return http.log().count(path);
    }

    /** The latest requests, oldest first, at most 10,000 of them. */
    public final List<RecordedRequest> recorded() {
        return http.log().latest();
    }

    /**
     * Waits until this many requests of this path arrived since the start. They may still be held or in processing.
     *
     * @return false after the timeout
     */
    public final boolean awaitRequests(String path, int count, Duration atMost) throws InterruptedException {
        return http.log().await(path, count, atMost);
    }

    /** Frees the port and ends all threads; requests that are held are dropped. Repeatable. */
    @Override
    public void close() {
        http.close();
    }
}
