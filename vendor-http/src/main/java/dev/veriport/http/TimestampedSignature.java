package dev.veriport.http;

import dev.veriport.model.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A webhook's signature with the time when it was made, against replays. The header has one or more timestamps, each
 * with its signatures behind it: {@code t=1,v1=ab,v1=cd} or {@code t=1,v1=ab t=1,v1=cd}. Signatures before the first
 * timestamp belong to it. Several are sent while a secret is being replaced. Immutable, thread-safe.
 */
final class TimestampedSignature {
    /** How far the vendor's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofSeconds(60);

    /** More pairs are an attack. */
    private static final int MAX_PAIRS = 16;

    /** So are more timestamps: each costs us an HMAC of the body for each secret. Two are sent while a secret is replaced. */
    private static final int MAX_TIMESTAMPS = 2;

    private static final Pattern BETWEEN_PAIRS = Pattern.compile("[ ,]+");
    private static final Pattern UNIX_SECONDS = Pattern.compile("[0-9]{1,11}");

    private final WebhookSignature form;
    private final String timestampName;
    private final String signatureName;
    private final Duration tolerance;

    TimestampedSignature(WebhookSignature form, String timestampName, String signatureName, Duration tolerance) {
        this.form = form;
        this.timestampName = timestampName;
        this.signatureName = signatureName;
        this.tolerance = tolerance;
    }

    /** What a check found. */
    enum Outcome {
        /** One of our secrets signed the delivery, within the tolerance. */
        AUTHENTIC,
        /** One of our secrets signed it, too long ago or in the future: a replay, or a clock that is wrong. */
        OUT_OF_TIME,
        /** None of our secrets signed it. */
        FORGED
    }

    /**
     * Checks a delivery. Compares in constant time.
     *
     * @param header as received; any text that is not in this form is {@link Outcome#FORGED}
     * @param secrets more than one while a secret is being replaced
     * @param now by our clock
     */
    Outcome check(String header, byte[] body, Collection<Secret> secrets, Instant now) {
        Map<String, List<String>> signatures = signatures(header);
        if (signatures.size() > MAX_TIMESTAMPS) {
            return Outcome.FORGED;
        }
        Outcome found = Outcome.FORGED;
        for (Map.Entry<String, List<String>> made : signatures.entrySet()) {
            if (form.matchesOne(made.getValue(), made.getKey(), body, secrets)) {
                if (isInTime(made.getKey(), now)) {
                    return Outcome.AUTHENTIC;
                }
                found = Outcome.OUT_OF_TIME;
            }
        }
        return found;
    }

    /** The signatures by their timestamps. */
    private Map<String, List<String>> signatures(String header) {
        String[] pairs = BETWEEN_PAIRS.split(header, MAX_PAIRS + 1);
        if (pairs.length > MAX_PAIRS) {
            return Map.of();
        }
        Map<String, List<String>> byTimestamp = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        boolean isFirst = true;
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = pair.substring(0, Math.max(0, equals));
            String value = pair.substring(equals + 1);
            if (name.equals(signatureName)) {
                current.add(value);
            } else if (name.equals(timestampName)) {
                List<String> before = isFirst ? current : List.of();
                isFirst = false;
                current = signaturesOf(value, byTimestamp);
                current.addAll(before);
            }
        }
        return byTimestamp;
    }

    /** Those of a timestamp that is none are forgotten. */
    private static List<String> signaturesOf(String timestamp, Map<String, List<String>> byTimestamp) {
        return UNIX_SECONDS.matcher(timestamp).matches()
                ? byTimestamp.computeIfAbsent(timestamp, first -> new ArrayList<>())
                : new ArrayList<>();
    }

    private boolean isInTime(String timestamp, Instant now) {
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        return age.compareTo(tolerance) <= 0 && age.negated().compareTo(AHEAD) <= 0;
    }
}
