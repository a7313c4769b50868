package dev.veriport.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A webhook request as it arrived: headers and bytes, before any parsing. It accepts what servers provide, including
 * null, and refuses nothing. Prints no contents. Immutable if the body's array is not changed.
 */
public final class InboundNotification {
    private static final Secret NOTHING = Secret.of("");

    private final ProviderId provider;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final Secret pathToken;

    /**
     * A request of a vendor.
     *
     * @param provider the vendor whose endpoint was called
     * @param headers names in any case; null for none, and null names and values are left out
     * @param body the raw bytes; null for none; the array is not copied, so do not change it
     * @param pathToken the part of the path after the endpoint's own, for vendors that do not sign; empty for none
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

    /** A request without a path token, for a vendor that signs its webhooks. */
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

    /** The headers, with names in lower case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /**
     * The value of a header.
     *
     * @param name in any case
     * @return empty when the header is missing or has several values
     */
    public String header(String name) {
        List<String> values = headers.getOrDefault(Ascii.lowerCase(name), List.of());
        return values.size() == 1 ? values.get(0) : "";
    }

    /** The raw bytes; empty for none. The array is not copied, so do not change it. */
    public byte[] body() {
        return body;
    }

    /** The part of the path after the endpoint's own; empty for none. */
    public Secret pathToken() {
        return pathToken;
    }

    @Override
    public String toString() {
        return "InboundNotification[" + provider + ", " + body.length + " bytes]";
    }
}
