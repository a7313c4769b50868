package dev.veriport.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it came in: bytes and headers, before anybody parsed them. Takes what servers hand over, null included, and
 * refuses nothing. Prints without contents.
 */
public final class InboundNotification {
    private static final Secret NOTHING = Secret.of("");

    private final ProviderId provider;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final Secret pathToken;

    /**
     * @param provider the vendor whose endpoint was called
     * @param headers names in any case; null for none, and what is null in it is left out
     * @param body raw, null for none; the array is not copied, so leave it alone
     * @param pathToken what the path said after the endpoint's own part, for vendors that sign nothing; empty for nothing
     */
    public InboundNotification(
            ProviderId provider,
            @Nullable Map<String, List<String>> headers,
            byte @Nullable [] body,
            Secret pathToken) {
        this.provider = provider;
        this.headers = headers == null ? Map.of() : lowerCase(headers);
        this.body = body == null ? new byte[0] : body;
        this.pathToken = pathToken;
    }

    /** For a vendor that signs what it sends. */
    public InboundNotification(
            ProviderId provider, @Nullable Map<String, List<String>> headers, byte @Nullable [] body) {
        this(provider, headers, body, NOTHING);
    }

    private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey() != null && header.getValue() != null)
                .collect(Collectors.toUnmodifiableMap(
                        header -> Ascii.lowerCase(header.getKey()),
                        header -> header.getValue().stream()
                                .filter(Objects::nonNull)
                                .toList(),
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList()));
    }

    /** The vendor whose endpoint was called. */
    public ProviderId provider() {
        return provider;
    }

    /** Names in lower case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The only value of a header; empty where there is none, or several. */
    public String header(String name) {
        List<String> values = headers.getOrDefault(Ascii.lowerCase(name), List.of());
        return values.size() == 1 ? values.get(0) : "";
    }

    /** Raw; the array is not copied, so leave it alone. */
    public byte[] body() {
        return body;
    }

    /** What the path said after the endpoint's own part; empty for nothing. */
    public Secret pathToken() {
        return pathToken;
    }

    @Override
    public String toString() {
        return "InboundNotification[" + provider + ", " + body.length + " bytes]";
    }
}
