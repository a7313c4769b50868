package dev.veriport.http;

import dev.veriport.model.Ascii;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An absolute URL for a browser: https, or http to a loopback address. */
final class WebAddress {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
    private static final int LAST_PORT = 65_535;

    private WebAddress() {}

    /**
     * Parses a URL. Scheme and host may be in any case (RFC 3986, 6.2.2.1); the result has the scheme in lower case, as
     * browsers write it.
     */
    static Optional<URI> read(String text) {
        String written = text.strip();
        int end = written.indexOf(':');
        if (end < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(Ascii.lowerCase(written.substring(0, end)) + written.substring(end)))
                    .filter(WebAddress::isForBrowsers);
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    private static boolean isForBrowsers(URI url) {
        return url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getPort() <= LAST_PORT
                && ("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && isLoopback(url.getHost())));
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(Ascii.lowerCase(host)).matches();
    }
}
