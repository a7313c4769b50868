package dev.veriport.http;

import dev.veriport.model.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A webhook's signature with the time when it was made, against replays. The header has one or more timestamps, each
 * with its signatures behind it: {@code t=1,v1=ab,v1=cd} or {@code t=1,v1=ab t=1,v1=cd}. Several are sent while a
 * secret is being replaced. Immutable, thread-safe.
 */
public final class TimestampedSignature {
    /** How far the vendor's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofSeconds(60);

    /** More pairs are an attack: each signature costs us an HMAC of the body. */
    private static final int MAX_PAIRS = 16;

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
    public enum Outcome {
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
    public Outcome check(String header, byte[] body, Collection<Secret> secrets, Instant now) {
        Outcome found = Outcome.FORGED;
        for (Candidate candidate : candidates(header)) {
            if (form.matches(candidate.signature(), candidate.timestamp(), body, secrets)) {
                if (isInTime(candidate.timestamp(), now)) {
                    return Outcome.AUTHENTIC;
                }
                found = Outcome.OUT_OF_TIME;
            }
        }
        return found;
    }

    private record Candidate(String timestamp, String signature) {}

    /** Each signature with the timestamp before it. */
    private List<Candidate> candidates(String header) {
        String[] pairs = BETWEEN_PAIRS.split(header, MAX_PAIRS + 1);
        if (pairs.length > MAX_PAIRS) {
            return List.of();
        }
        List<Candidate> candidates = new ArrayList<>();
        String timestamp = "";
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = pair.substring(0, Math.max(0, equals));
            String value = pair.substring(equals + 1);
            if (name.equals(timestampName)) {
                timestamp = UNIX_SECONDS.matcher(value).matches() ? value : "";
            } else if (name.equals(signatureName) && !timestamp.isEmpty()) {
                candidates.add(new Candidate(timestamp, value));
            }
        }
        return candidates;
    }

    private boolean isInTime(String timestamp, Instant now) {
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        return age.compareTo(tolerance) <= 0 && age.negated().compareTo(AHEAD) <= 0;
    }
}
