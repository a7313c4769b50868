package dev.veriport.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.spi.Operation;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.RelayedAnswer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A fault, and what must follow for each kind of operation: the error code, and how many requests are sent.
 *
 * @param title a row's heading in docs/faults.md
 * @param where the fault is
 * @param answer makes the vendor's good answer a faulty one
 * @param outcome for each kind of operation
 */
record StagedFault(String title, Where where, Function<Answer, Fault> answer, Function<Kind, Expected> outcome) {
    /** Every fault, from the connection to the body. A gateway may have redirected, so that is not stored as an answer. */
    static final List<StagedFault> ALL = List.of(
            of("connection refused", Where.NOWHERE, expect("UNAVAILABLE", 0)),
            of("the host name does not resolve", Where.NO_HOST, expect("UNAVAILABLE", 0)),
            of("the TLS handshake fails", Where.NO_TLS, answer -> Fault.resetOnAccept(), expect("UNAVAILABLE", 0)),
            of("closed before the headers", answer -> Fault.closeWithoutAnswer(), StagedFault::lost),
            of("reset before the headers", answer -> Fault.resetBeforeHead(), StagedFault::lost),
            of("closed after the headers", answer -> Fault.closeAfterHead(), StagedFault::lost),
            of("reset after the headers", answer -> Fault.resetAfterHead(), StagedFault::lost),
            of(
                    "closed in the middle of the body",
                    answer -> Fault.closeMidBody(answer.status(), type(answer), answer.body()),
                    StagedFault::lost),
            of(
                    "reset in the middle of the body",
                    answer -> Fault.resetMidBody(answer.status(), type(answer), answer.body()),
                    StagedFault::lost),
            of(
                    "a body without a length, cut by the end of the connection",
                    answer -> Fault.bodyUntilClose(answer.status(), type(answer), answer.body()),
                    StagedFault::lost),
            of(
                    "closed after the body",
                    answer -> Fault.respond(answer.status(), type(answer), answer.body()),
                    expect("done", 1)),
            of("never answers", Where.SLOW, answer -> Fault.neverAnswer(), StagedFault::slow),
            of(
                    "sends one byte at a time",
                    Where.SLOW,
                    answer -> Fault.drip(answer.status(), type(answer), new byte[100_000], Duration.ofMillis(5)),
                    StagedFault::slow),
            of("429", answer -> status(429, Map.of()), StagedFault::throttled),
            of("429, Retry-After: 2", answer -> status(429, Map.of("Retry-After", "2")), StagedFault::throttled),
            of(
                    "429, Retry-After: a date",
                    answer -> status(429, Map.of("Retry-After", soon())),
                    StagedFault::throttled),
            of(
                    "429, Retry-After: 3600",
                    answer -> status(429, Map.of("Retry-After", "3600")),
                    StagedFault::throttledForLong),
            of("500", answer -> status(500, Map.of()), StagedFault::lost),
            of(
                    "502 in HTML",
                    answer -> Fault.respond(502, html(), "<html>bad gateway".getBytes(UTF_8)),
                    StagedFault::lost),
            of("503", answer -> status(503, Map.of()), StagedFault::lost),
            of("503, Retry-After: 2", answer -> status(503, Map.of("Retry-After", "2")), StagedFault::lost),
            of(
                    "503, Retry-After: 3600",
                    answer -> status(503, Map.of("Retry-After", "3600")),
                    StagedFault::awayForLong),
            of(
                    "JSON that ends too early",
                    Where.JSON,
                    answer -> Fault.respond(answer.status(), type(answer), half(answer.body())),
                    StagedFault::noJson),
            of(
                    "JSON 10,000 deep",
                    Where.JSON,
                    answer -> Fault.respond(
                            answer.status(), type(answer), "[".repeat(10_000).getBytes(UTF_8)),
                    StagedFault::noJson),
            of("JSON as text/html", answer -> Fault.respond(answer.status(), html(), answer.body()), expect("done", 1)),
            of(
                    "a redirect elsewhere",
                    answer -> status(302, Map.of("Location", "http://127.0.0.1:1/")),
                    StagedFault::redirected),
            of("headers of 1 MB", answer -> Fault.hugeHeader(1 << 20), unreadable("OUTCOME_UNKNOWN")),
            of("an endless body", answer -> Fault.endlessBody(), unreadable("OUTCOME_UNKNOWN")),
            of(
                    "a compressed body that was not requested",
                    answer -> Fault.respond(200, Map.of("Content-Encoding", "gzip"), new byte[100]),
                    unreadable("OUTCOME_UNKNOWN")));

    /** A good answer. */
    private record Answer(int status, String contentType, byte[] body) {
        /** An answer without a body, to a deletion for instance, gets one: a fault can be in its middle. */
        static Answer of(RelayedAnswer good) {
            return good.body().length == 0
                    ? new Answer(200, "application/json", "{}".getBytes(UTF_8))
                    : new Answer(good.status(), good.contentType(), good.body());
        }
    }

    /** Where the fault is. */
    enum Where {
        /** In the answer. */
        ANSWER,
        /** In the JSON of a whole answer. */
        JSON,
        /** In the answer, which does not end before the deadline. */
        SLOW,
        /** Nobody listens at the base URL. */
        NOWHERE,
        /** The base URL's host has no address. */
        NO_HOST,
        /** The base URL is https, and the connection is reset. */
        NO_TLS
    }

    /** What must follow. */
    record Expected(String outcome, int requests) {
        @Override
        public String toString() {
            return outcome + ", " + requests;
        }
    }

    private static final Expected UNKNOWN = new Expected("OUTCOME_UNKNOWN", 1);

    /** What decides what follows: retry semantics, and whether a token is held. */
    enum Kind {
        READ,
        DOWNLOAD,
        /** A download that the vendor's API is not asked for. */
        AT_ADDRESS,
        REPEATABLE,
        HELD_TOKEN,
        KEYED,
        CREATE,
        ONE_SHOT;

        static Kind of(Operation operation) {
            return switch (operation.retrySemantics()) {
                case READ -> operation instanceof Operation.Download download ? of(download) : READ;
                case REPEATABLE -> operation.isTriedAgain() ? REPEATABLE : HELD_TOKEN;
                case KEYED -> KEYED;
                case CREATE -> CREATE;
                case ONE_SHOT -> ONE_SHOT;
            };
        }

        private static Kind of(Operation.Download download) {
            return download.isAtAddress() ? AT_ADDRESS : DOWNLOAD;
        }

        /** Whether the outcome is unknown when no answer to it was read. */
        boolean isCreating() {
            return isSentOnce() || this == KEYED;
        }

        /** Whether each request makes a new session. */
        boolean makesSession() {
            return this == CREATE || this == KEYED;
        }

        /** Whether a request that may have been carried out is not sent again. */
        boolean isSentOnce() {
            return this == ONE_SHOT || this == CREATE;
        }

        /** Whether one call sends it again when the answer to the first request is lost. */
        boolean isSentAgainWhenLost() {
            return !isSentOnce() && this != HELD_TOKEN;
        }

        int attempts() {
            return switch (this) {
                case READ, DOWNLOAD, AT_ADDRESS -> 3;
                case REPEATABLE, KEYED, CREATE -> 2;
                case HELD_TOKEN, ONE_SHOT -> 1;
            };
        }
    }

    private static StagedFault of(String title, Function<Answer, Fault> answer, Function<Kind, Expected> outcome) {
        return new StagedFault(title, Where.ANSWER, answer, outcome);
    }

    /** No request arrives. */
    private static StagedFault of(String title, Where where, Function<Kind, Expected> outcome) {
        return new StagedFault(title, where, answer -> Fault.neverAnswer(), outcome);
    }

    private static StagedFault of(
            String title, Where where, Function<Answer, Fault> answer, Function<Kind, Expected> outcome) {
        return new StagedFault(title, where, answer, outcome);
    }

    /** @param good what the vendor answers to the operation */
    Fault around(RelayedAnswer good) {
        return answer.apply(Answer.of(good));
    }

    /** For an operation whose answer has a body. */
    Expected expected(Operation operation) {
        return outcome.apply(Kind.of(operation));
    }

    /** An operation whose good answer has no body is done by the status: its JSON is not read. */
    Expected expected(Operation operation, RelayedAnswer good) {
        return where == Where.JSON && good.body().length == 0 ? new Expected("done", 1) : expected(operation);
    }

    private static Function<Kind, Expected> expect(String outcome, int requests) {
        return kind -> new Expected(outcome, requests);
    }

    /** Sent again where a repeat is safe; what is redeemed or billed is sent once, and its outcome is unknown. */
    private static Expected lost(Kind kind) {
        return kind.isCreating()
                ? new Expected("OUTCOME_UNKNOWN", kind.isSentOnce() ? 1 : kind.attempts())
                : new Expected("UNAVAILABLE", kind.attempts());
    }

    /** A 429 says that nothing was done, so what is billed is sent again too; what redeems a code is not. */
    private static Expected throttled(Kind kind) {
        return kind == Kind.ONE_SHOT ? UNKNOWN : new Expected("RATE_LIMITED", kind.attempts());
    }

    /** The wait ends after the deadline, so the call fails at once. Another host than the API's asks in vain. */
    private static Expected throttledForLong(Kind kind) {
        if (kind == Kind.AT_ADDRESS) {
            return throttled(kind);
        }
        return kind == Kind.ONE_SHOT ? UNKNOWN : new Expected("RATE_LIMITED", 1);
    }

    /** The wait ends after the deadline. The holder of a token waits by its own rules; what was created is not known. */
    private static Expected awayForLong(Kind kind) {
        if (kind == Kind.AT_ADDRESS) {
            return lost(kind);
        }
        return kind.isCreating() ? UNKNOWN : new Expected(kind == Kind.HELD_TOKEN ? "UNAVAILABLE" : "RATE_LIMITED", 1);
    }

    /** The deadline is over before there is time for another attempt. */
    private static Expected slow(Kind kind) {
        return kind.isCreating() ? UNKNOWN : new Expected("TIMEOUT", 1);
    }

    /** Read again once; where there was a whole answer to what is redeemed, it is stored and its code is {@code once}. */
    private static Function<Kind, Expected> unreadable(String once) {
        return kind -> switch (kind) {
            case ONE_SHOT -> new Expected(once, 1);
            case CREATE -> UNKNOWN;
            case KEYED -> new Expected("OUTCOME_UNKNOWN", 2);
            case HELD_TOKEN -> new Expected("MALFORMED_RESPONSE", 1);
            default -> new Expected("MALFORMED_RESPONSE", 2);
        };
    }

    /** A file's address is followed where its host is allowed. */
    private static Expected redirected(Kind kind) {
        return kind == Kind.DOWNLOAD
                ? new Expected("CONFIGURATION", 1)
                : unreadable("OUTCOME_UNKNOWN").apply(kind);
    }

    /** A file can have any bytes. */
    private static Expected noJson(Kind kind) {
        return kind == Kind.DOWNLOAD || kind == Kind.AT_ADDRESS
                ? new Expected("done", 1)
                : unreadable("MALFORMED_RESPONSE").apply(kind);
    }

    private static Fault status(int status, Map<String, String> headers) {
        return Fault.respond(status, headers, new byte[0]);
    }

    private static Map<String, String> type(Answer answer) {
        return Map.of("Content-Type", answer.contentType());
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
