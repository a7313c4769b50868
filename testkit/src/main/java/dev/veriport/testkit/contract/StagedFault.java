package dev.veriport.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.spi.RetrySemantics;
import dev.veriport.testkit.fault.Fault;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** What goes wrong, and what must follow for each kind of operation: the code, and how many requests reach the wire. */
enum StagedFault {
    REFUSED("connection refused", Where.NOWHERE, expect("UNAVAILABLE", 0)),
    NO_SUCH_HOST("the host name does not resolve", Where.NO_HOST, expect("UNAVAILABLE", 0)),
    NO_TLS("the TLS handshake fails", Where.NO_TLS, body -> Fault.resetOnAccept(), expect("UNAVAILABLE", 0)),
    CLOSED_BEFORE_HEAD("closed before the headers", body -> Fault.closeWithoutAnswer(), lost()),
    RESET_BEFORE_HEAD("reset before the headers", body -> Fault.resetBeforeHead(), lost()),
    CLOSED_AFTER_HEAD("closed after the headers", body -> Fault.closeAfterHead(), lost()),
    RESET_AFTER_HEAD("reset after the headers", body -> Fault.resetAfterHead(), lost()),
    CLOSED_IN_BODY("closed in the middle of the body", body -> Fault.closeMidBody(200, json(), body), lost()),
    RESET_IN_BODY("reset in the middle of the body", body -> Fault.resetMidBody(200, json(), body), lost()),
    UNTIL_CLOSE(
            "a body without a length, cut by the end of the connection",
            body -> Fault.bodyUntilClose(200, json(), body),
            lost()),
    CLOSED_AFTER_BODY(
            "closed after the body",
            body -> Fault.respond(200, Map.of("Content-Type", "application/json", "Connection", "close"), body),
            expect("done", 1)),
    NEVER("never answers", Where.SLOW, body -> Fault.neverAnswer(), slow()),
    DRIP(
            "sends one byte at a time",
            Where.SLOW,
            body -> Fault.drip(200, json(), new byte[100_000], Duration.ofMillis(5)),
            slow()),
    TOO_MANY("429", body -> status(429, Map.of()), throttled()),
    TOO_MANY_SECONDS("429, Retry-After: 2", body -> status(429, Map.of("Retry-After", "2")), throttled()),
    TOO_MANY_DATE("429, Retry-After: a date", body -> status(429, Map.of("Retry-After", soon())), throttled()),
    TOO_MANY_HOUR("429, Retry-After: 3600", body -> status(429, Map.of("Retry-After", "3600")), throttledForLong()),
    FAILED("500", body -> status(500, Map.of()), lost()),
    BAD_GATEWAY("502 in HTML", body -> Fault.respond(502, html(), "<html>bad gateway".getBytes(UTF_8)), lost()),
    UNAVAILABLE("503", body -> status(503, Map.of()), lost()),
    UNAVAILABLE_SECONDS("503, Retry-After: 2", body -> status(503, Map.of("Retry-After", "2")), lost()),
    UNAVAILABLE_HOUR("503, Retry-After: 3600", body -> status(503, Map.of("Retry-After", "3600")), awayForLong()),
    TRUNCATED(
            "JSON that ends too early",
            body -> Fault.respond(200, json(), half(body)),
            unreadable("MALFORMED_RESPONSE")),
    DEEP(
            "JSON 10,000 deep",
            body -> Fault.respond(200, json(), "[".repeat(10_000).getBytes(UTF_8)),
            unreadable("MALFORMED_RESPONSE")),
    OTHER_TYPE("JSON as text/html", body -> Fault.respond(200, html(), body), expect("done", 1)),
    REDIRECT(
            "a redirect elsewhere",
            body -> status(302, Map.of("Location", "http://127.0.0.1:1/")),
            unreadable("OUTCOME_UNKNOWN")), // a gateway's word, and not kept as the code's answer
    HUGE_HEAD("headers of 1 MB", body -> Fault.hugeHeader(1 << 20), unreadable("OUTCOME_UNKNOWN")),
    ENDLESS("an endless body", body -> Fault.endlessBody(), unreadable("OUTCOME_UNKNOWN")),
    GZIP(
            "a compressed body that was not requested",
            body -> Fault.respond(200, Map.of("Content-Encoding", "gzip"), new byte[100]),
            unreadable("OUTCOME_UNKNOWN"));

    /** How the vendor is set up. */
    enum Where {
        SERVER,
        SLOW,
        NOWHERE,
        NO_HOST,
        NO_TLS
    }

    /** What must be seen. */
    record Expected(String outcome, int requests) {
        @Override
        public String toString() {
            return outcome + ", " + requests;
        }
    }

    private static final Expected UNKNOWN = new Expected("OUTCOME_UNKNOWN", 1);

    private final String title;
    private final Where where;
    private final Function<byte[], Fault> fault;
    private final Function<Kind, Expected> expected;

    /** What decides what follows: retry semantics, and whether a token is held. */
    enum Kind {
        READ,
        REPEATABLE,
        HELD_TOKEN,
        CREATE,
        ONE_SHOT;

        static Kind of(RetrySemantics retrySemantics, boolean held) {
            return held ? HELD_TOKEN : valueOf(retrySemantics.name());
        }

        /** Whatever follows, as long as it may have been taken in. */
        boolean isSentOnce() {
            return this == ONE_SHOT || this == CREATE;
        }

        int attempts() {
            return switch (this) {
                case READ -> 3;
                case REPEATABLE, CREATE -> 2;
                case HELD_TOKEN, ONE_SHOT -> 1;
            };
        }
    }

    StagedFault(String title, Function<byte[], Fault> fault, Function<Kind, Expected> expected) {
        this(title, Where.SERVER, fault, expected);
    }

    StagedFault(String title, Where where, Function<Kind, Expected> expected) {
        this(title, where, body -> Fault.neverAnswer(), expected);
    }

    StagedFault(String title, Where where, Function<byte[], Fault> fault, Function<Kind, Expected> expected) {
        this.title = title;
        this.where = where;
        this.fault = fault;
        this.expected = expected;
    }

    String title() {
        return title;
    }

    Where where() {
        return where;
    }

    /** @param whole what the vendor would have answered */
    Fault around(byte[] whole) {
        return fault.apply(whole);
    }

    Expected expected(Kind kind) {
        return expected.apply(kind);
    }

    private static Function<Kind, Expected> expect(String outcome, int requests) {
        return kind -> new Expected(outcome, requests);
    }

    /** Tried again as often as is safe; what is redeemed or billed is sent once, and its outcome unknown. */
    private static Function<Kind, Expected> lost() {
        return kind -> kind.isSentOnce() ? UNKNOWN : new Expected("UNAVAILABLE", kind.attempts());
    }

    /** Nothing was done, so what is billed can be sent again as well; a code is spared even that. */
    private static Function<Kind, Expected> throttled() {
        return kind -> kind == Kind.ONE_SHOT ? UNKNOWN : new Expected("RATE_LIMITED", kind.attempts());
    }

    /** The wait is longer than the deadline: told at once. */
    private static Function<Kind, Expected> throttledForLong() {
        return kind -> kind == Kind.ONE_SHOT ? UNKNOWN : new Expected("RATE_LIMITED", 1);
    }

    /** A token's holder has waits of its own. */
    private static Function<Kind, Expected> awayForLong() {
        return kind ->
                kind.isSentOnce() ? UNKNOWN : new Expected(kind == Kind.HELD_TOKEN ? "UNAVAILABLE" : "RATE_LIMITED", 1);
    }

    /** The deadline is over before there is time for another attempt. */
    private static Function<Kind, Expected> slow() {
        return kind -> kind.isSentOnce() ? UNKNOWN : new Expected("TIMEOUT", 1);
    }

    /** Read again once; of what exists once the answer is kept where there was a whole one. */
    private static Function<Kind, Expected> unreadable(String once) {
        return kind -> switch (kind) {
            case ONE_SHOT -> new Expected(once, 1);
            case CREATE -> UNKNOWN;
            case HELD_TOKEN -> new Expected("MALFORMED_RESPONSE", 1);
            default -> new Expected("MALFORMED_RESPONSE", 2);
        };
    }

    private static Fault status(int status, Map<String, String> headers) {
        return Fault.respond(status, headers, new byte[0]);
    }

    private static Map<String, String> json() {
        return Map.of("Content-Type", "application/json");
    }

    private static Map<String, String> html() {
        return Map.of("Content-Type", "text/html");
    }

    private static byte[] half(byte[] body) {
        return Arrays.copyOf(body, body.length / 2);
    }

    private static String soon() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(3));
    }
}
