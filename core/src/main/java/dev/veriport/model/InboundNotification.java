package dev.veriport.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A webhook as it came in: bytes and headers, before anybody parsed them. Prints without contents.
 *
 * @param provider the vendor whose endpoint was called
 * @param headers names in lower case; what some servers put in as null is left out
 * @param body raw; the array is not copied, so leave it alone
 * @param pathToken what the path said after the endpoint's own part, for vendors that sign nothing; empty for nothing
 */
public record InboundNotification(
        ProviderId provider, Map<String, List<String>> headers, byte[] body, Secret pathToken) {
    private static final Secret NOTHING = Secret.of("");

    public InboundNotification {
        headers = headers.entrySet().stream()
                .filter(header -> header.getKey() != null && header.getValue() != null)
                .collect(Collectors.toUnmodifiableMap(
                        header -> Ascii.lowerCase(header.getKey()),
                        header -> header.getValue().stream()
                                .filter(Objects::nonNull)
                                .toList(),
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList()));
    }

    /** For a vendor that signs what it sends. */
    public InboundNotification(ProviderId provider, Map<String, List<String>> headers, byte[] body) {
        this(provider, headers, body, NOTHING);
    }

    /** The only value of a header; empty where there is none, or several. */
    public String header(String name) {
        List<String> values = headers.getOrDefault(Ascii.lowerCase(name), List.of());
        return values.size() == 1 ? values.get(0) : "";
    }

    @Override
    public String toString() {
        return "InboundNotification[" + provider + ", " + body.length + " bytes]";
    }
}
