package dev.veriport.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The parameters of a URL's query, as {@code application/x-www-form-urlencoded} writes them. */
final class QueryString {
    private QueryString() {}

    static String write(Collection<Map.Entry<String, String>> parameters) {
        StringJoiner written = new StringJoiner("&");
        for (Map.Entry<String, String> one : parameters) {
            written.add(URLEncoder.encode(one.getKey(), UTF_8) + "=" + URLEncoder.encode(one.getValue(), UTF_8));
        }
        return written.toString();
    }

    /** @throws IllegalArgumentException when an escape is broken */
    static List<Map.Entry<String, String>> read(String query) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(QueryString::pair)
                .toList();
    }

    private static Map.Entry<String, String> pair(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        String value = equals < 0 ? "" : text.substring(equals + 1);
        return Map.entry(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
    }
}
