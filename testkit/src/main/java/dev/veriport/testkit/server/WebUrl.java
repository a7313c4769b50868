package dev.veriport.testkit.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** URLs that a browser is sent to. */
public final class WebUrl {

    private WebUrl() {}

    /** Whether a browser can be sent there: absolute, http or https, with a host. */
    public static boolean isWebUrl(String text) {
        try {
            URI url = new URI(text);
            return url.getHost() != null
                    && ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** The URL with one parameter more, behind those that it has and before its fragment. */
    public static URI append(URI url, String name, String value) {
        String text = url.toString();
        int hash = text.indexOf('#');
        String fragment = hash < 0 ? "" : text.substring(hash);
        String start = hash < 0 ? text : text.substring(0, hash);
        return URI.create(start + separator(url, start) + encode(name) + "=" + encode(value) + fragment);
    }

    private static String separator(URI url, String start) {
        if (url.getRawQuery() == null) {
            return "?";
        }
        return start.endsWith("?") || start.endsWith("&") ? "" : "&";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
