package dev.veriport.fake.authenteq;

import dev.veriport.testkit.server.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The client id that the fake knows and its secrets; the first signs. HTTP Basic in the header {@code Authorization} is fact;
 * which of the three errors means what is an inference from their texts (docs/vendors.md).
 */
record ClientKeys(String clientId, String clientSecret, Set<String> accepted) {

    ClientKeys(String clientId, String clientSecret) {
        this(clientId, clientSecret, ConcurrentHashMap.newKeySet());
        accepted.add(clientSecret);
    }

    private static final String SCHEME = "Basic ";

    /** The problem with the request's keys; empty when there is none. */
    Optional<Problem> problem(RecordedRequest request, Problem wrongKeys) {
        Optional<String> header = request.header("Authorization");
        if (header.isEmpty()) {
            return Optional.of(Problem.NO_KEYS);
        }
        Optional<String> pair = decoded(header.get());
        if (pair.isEmpty()) {
            return Optional.of(Problem.KEYS_UNREADABLE);
        }
        boolean right = accepted.stream().anyMatch(secret -> pair.get().equals(clientId + ":" + secret));
        return right ? Optional.empty() : Optional.of(wrongKeys);
    }

    private static Optional<String> decoded(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            return Optional.of(new String(bytes, StandardCharsets.UTF_8)).filter(pair -> pair.contains(":"));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "ClientKeys";
    }
}
