package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import java.net.URLEncoder;
import java.util.regex.Pattern;

/** What may go into a request's head. Whoever asked for the call gave it, an application or a browser; it is not echoed. */
final class RequestText {
    private static final Pattern PATH = Pattern.compile("(/([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})++)++/?");
    private static final Pattern DOTS = Pattern.compile("(.*/)?([.]|%2[eE]){1,2}(/.*)?");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]+");
    private static final Pattern HEADER = Pattern.compile("[\\x21-\\x7E]([\\x20-\\x7E]*[\\x21-\\x7E])?");

    private RequestText() {}

    /** @param value an adapter's or the configuration's own */
    static String path(String value) {
        if (!PATH.matcher(value).matches() || DOTS.matcher(value).matches()) {
            throw refused("the path of a request", "has to be plain: an id goes into it as a segment");
        }
        return value;
    }

    /** As one segment, whatever is in it (RFC 3986, 3.3). */
    static String segment(String value) {
        String encoded = URLEncoder.encode(encodable("an id", value), UTF_8).replace("+", "%20");
        if (value.isBlank() || DOTS.matcher(encoded).matches()) {
            throw refused("an id", "is none");
        }
        return encoded;
    }

    /** What no encoding carries as it is: control characters, and halves of characters, which would become question marks. */
    static String encodable(String name, String value) {
        boolean broken = value.codePoints()
                .anyMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
        if (broken) {
            throw refused(name, "holds control characters or halves of characters");
        }
        return value;
    }

    /** Without spaces. */
    static boolean isVisible(String value) {
        return VISIBLE.matcher(value).matches();
    }

    static String header(String name, String value) {
        if (!HEADER.matcher(value).matches()) {
            throw refused(name, "holds what no header can: visible ASCII characters alone can be sent");
        }
        return value;
    }

    private static VeriportException refused(String name, String why) {
        return VeriportException.notSent(ErrorCode.INVALID_REQUEST, name + " " + why + ", and nothing was sent")
                .build();
    }
}
