package dev.veriport.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A webhook as it came in: bytes and headers, before anybody parsed them. Prints without contents.
 *
 * @param provider the vendor whose endpoint was called
 * @param headers names in lower case
 * @param body raw; the array is not copied, so leave it alone
 */
public record InboundNotification(ProviderId provider, Map<String, List<String>> headers, byte[] body) {
    public InboundNotification {
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> List.copyOf(header.getValue()),
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList()));
    }

    @Override
    public String toString() {
        return "InboundNotification[" + provider + ", " + body.length + " bytes]";
    }
}
