package dev.veriport.testkit.fault;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The fault of one connection. Unless its documentation says otherwise, a fault reads one whole request first; "head"
 * and "body" are those of the answer. Immutable; one fault can be played any number of times.
 */
public final class Fault {

    private static final int CHUNK = 8192;

    private final String name;
    private final Reading reading;
    private final Script script;

    private Fault(String name, Reading reading, Script script) {
        this.name = name;
        this.reading = reading;
        this.script = script;
    }

    /** These bytes, whatever they are, then the end of the connection: garbage, or a pooled connection gone stale. */
    public static Fault respond(byte[] raw) {
        byte[] bytes = raw.clone();
        return new Fault("respond", Reading.WHOLE, connection -> {
            connection.write(bytes);
            connection.close();
        });
    }

    /** A proper answer with {@code Content-Length} and {@code Connection: close}. */
    public static Fault respond(int status, Map<String, String> headers, byte[] body) {
        return respond(Wire.answer(status, headers, body, false));
    }

    /** A proper answer that leaves the connection open; the next request on it gets the other fault. */
    public static Fault respondThen(int status, Map<String, String> headers, byte[] body, Fault next) {
        byte[] bytes = Wire.answer(status, headers, body, true);
        return new Fault("respondThen", Reading.WHOLE, connection -> {
            connection.write(bytes);
            next.play(connection);
        });
    }

    /** Reset at once: nothing is read. */
    public static Fault resetOnAccept() {
        return new Fault("resetOnAccept", Reading.NOTHING, Connection::reset);
    }

    /** The head of the request is read, then reset: no answer. */
    public static Fault resetBeforeHead() {
        return new Fault("resetBeforeHead", Reading.HEAD, Connection::reset);
    }

    /** The whole request is read, then reset: no answer. */
    public static Fault resetAfterRequest() {
        return new Fault("resetAfterRequest", Reading.WHOLE, Connection::reset);
    }

    /** The whole request is read, then an orderly close: no answer. */
    public static Fault closeWithoutAnswer() {
        return new Fault("closeWithoutAnswer", Reading.WHOLE, Connection::close);
    }

    /** The answer's head with {@code Content-Length: 100}, then an orderly close: no body. */
    public static Fault closeAfterHead() {
        return head("closeAfterHead", Connection::close);
    }

    /** The answer's head with {@code Content-Length: 100}, then reset. */
    public static Fault resetAfterHead() {
        return head("resetAfterHead", Connection::reset);
    }

    /** The head with the full {@code Content-Length} and half of the body, then reset. */
    public static Fault resetMidBody(int status, Map<String, String> headers, byte[] body) {
        return half("resetMidBody", status, headers, body, Connection::reset);
    }

    /** The head with the full {@code Content-Length} and half of the body, then an orderly close. */
    public static Fault closeMidBody(int status, Map<String, String> headers, byte[] body) {
        return half("closeMidBody", status, headers, body, Connection::close);
    }

    /** The head and half of the body, then nothing more until the client closes the connection. */
    public static Fault stallMidBody(int status, Map<String, String> headers, byte[] body) {
        return half("stallMidBody", status, headers, body, Connection::watch);
    }

    /** Nothing at all, until the client closes the connection. */
    public static Fault neverAnswer() {
        return new Fault("neverAnswer", Reading.WHOLE, Connection::watch);
    }

    /** These bytes one by one, one each interval (of whole milliseconds, at least one), then the end. */
    public static Fault drip(byte[] raw, Duration interval) {
        byte[] bytes = raw.clone();
        return new Fault("drip", Reading.WHOLE, connection -> {
            for (byte one : bytes) {
                connection.write(new byte[] {one});
                if (!connection.pause(interval)) {
                    return;
                }
            }
            connection.close();
        });
    }

    /** {@link #drip(byte[], Duration)} of a proper answer. */
    public static Fault drip(int status, Map<String, String> headers, byte[] body, Duration interval) {
        return drip(Wire.answer(status, headers, body, false), interval);
    }

    /** An answer without any length, whose body ends where the connection does: a cut one looks whole. */
    public static Fault bodyUntilClose(int status, Map<String, String> headers, byte[] body) {
        return respond(Wire.unsizedAnswer(status, headers, body));
    }

    /** A head without length and a body of letters for as long as the client reads it. */
    public static Fault endlessBody() {
        byte[] head = Wire.unsizedAnswer(200, Map.of("Content-Type", "application/json"), new byte[0]);
        return new Fault("endlessBody", Reading.WHOLE, connection -> {
            connection.write(head);
            connection.writeForEver(Wire.letters(CHUNK));
        });
    }

    /** A proper answer, but for one header field with a value of so many letters. */
    public static Fault hugeHeader(int letters) {
        return respond(
                200, Map.of("X-Huge", new String(Wire.letters(letters), Wire.CHARSET)), "{}".getBytes(Wire.CHARSET));
    }

    /** Accepts and never reads, so that a large upload blocks; {@link FaultServer#awaitClientClose} ends that. */
    public static Fault acceptAndIgnore() {
        return new Fault("acceptAndIgnore", Reading.NOTHING, Connection::ignore);
    }

    /** The other fault, later: the request is read as that one reads it, then comes the pause. */
    public static Fault after(Duration pause, Fault then) {
        return new Fault("after", then.reading, connection -> {
            if (connection.pause(pause)) {
                then.script.play(connection);
            }
        });
    }

    /** The other fault, once the stage is complete: the request is read as that one reads it, then comes the wait. */
    public static Fault heldUntil(CompletionStage<?> gate, Fault then) {
        Duration look = Duration.ofMillis(5);
        return new Fault("heldUntil", then.reading, connection -> {
            while (!gate.toCompletableFuture().isDone()) {
                if (!connection.pause(look)) {
                    return;
                }
            }
            then.script.play(connection);
        });
    }

    /** The request goes to the vendor, which answers it; then an orderly close: the client gets no answer. */
    public static Fault loseAnswerOf(URI vendor) {
        return new Fault("loseAnswerOf", Reading.HEAD, connection -> connection.forward(vendor));
    }

    /** The request goes to the vendor, and the client gets a fault that is made of the answer. */
    public static Fault afterAnswerOf(URI vendor, Function<RelayedAnswer, Fault> fault) {
        return new Fault("afterAnswerOf", Reading.HEAD, connection -> {
            RelayedAnswer answer = connection.forward(vendor);
            if (answer != null) {
                fault.apply(answer).script.play(connection);
            }
        });
    }

    /** No fault: the request goes to the vendor, and its answer with more headers to the client. Then the connection ends. */
    static Fault relay(URI vendor, Function<RelayedAnswer, Map<String, String>> headers) {
        return new Fault("relay", Reading.HEAD, connection -> connection.relay(vendor, headers));
    }

    /** The first fault for requests with such a line, the other one for all others. Each reads as it says. */
    static Fault choose(Predicate<String> requestLine, Fault matching, Fault others) {
        return new Fault("choose", Reading.HEAD, connection -> {
            Fault chosen = requestLine.test(connection.requestLine()) ? matching : others;
            if (chosen.reading != Reading.WHOLE || connection.readBody()) {
                chosen.script.play(connection);
            }
        });
    }

    void play(Connection connection) throws IOException {
        boolean there =
                switch (reading) {
                    case NOTHING -> true;
                    case HEAD -> connection.readHead();
                    case WHOLE -> connection.readRequest();
                };
        if (there) {
            script.play(connection);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static Fault head(String name, Script end) {
        byte[] head = Wire.head(200, Map.of("Content-Type", "application/json", "Content-Length", "100"));
        return new Fault(name, Reading.WHOLE, connection -> {
            connection.write(head);
            end.play(connection);
        });
    }

    private static Fault half(String name, int status, Map<String, String> headers, byte[] body, Script end) {
        byte[] whole = Wire.answer(status, headers, body, false);
        int sent = whole.length - (body.length + 1) / 2;
        return new Fault(name, Reading.WHOLE, connection -> {
            connection.write(Arrays.copyOf(whole, sent));
            end.play(connection);
        });
    }

    private enum Reading {
        NOTHING,
        HEAD,
        WHOLE
    }

    /**
     * The same fault, after something else has happened.
     *
     * @param event runs when the request was read, as far as this fault reads it; the time can pass, for example
     */
    public Fault after(Runnable event) {
        return new Fault(name, reading, connection -> {
            event.run();
            script.play(connection);
        });
    }

    @FunctionalInterface
    private interface Script {
        void play(Connection connection) throws IOException;
    }
}
