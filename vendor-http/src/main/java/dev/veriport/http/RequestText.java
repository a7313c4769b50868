package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Ascii;
import dev.veriport.model.Secret;
import java.net.URLEncoder;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the text that goes into a request's path and headers. It comes from callers, so it is never echoed. */
final class RequestText {
    /** What a path segment may have beside letters and digits (RFC 3986, 3.3). */
    private static final String IN_SEGMENTS = "-._~!$&'()*+,;=:@%";

    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern DOT_SEGMENT = Pattern.compile("/(?:[.]|%2[eE]){1,2}(?:/|$)");
    private static final Pattern PARAMETER = Pattern.compile("\\{[A-Za-z]+}");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]+");
    private static final Pattern HEADER = Pattern.compile("[\\x21-\\x7E]([\\x20-\\x7E]*[\\x21-\\x7E])?");

    private RequestText() {}

    /**
     * Puts parameters into a path, each as one segment or a part of one.
     *
     * @param template from an adapter or the configuration, as in {@code /people/{id}}
     * @throws IllegalArgumentException when the template has another number of parameters
     */
    static String path(String template, String... parameters) {
        boolean isWhole = parameters.length == 0 && template.indexOf('{') < 0;
        String path = isWhole ? template : filled(template, List.of(parameters).iterator());
        if (!isPlain(path)) {
            throw refused("the path of a request", "must be plain: write an id as a parameter, as in /people/{id}");
        }
        return path;
    }

    /** Every request has a path, so the patterns are used only for a path that has a dot or an escape. */
    private static boolean isPlain(String path) {
        if (path.length() < 2 || path.charAt(0) != '/') {
            return false;
        }
        for (int i = 1; i < path.length(); i++) {
            char letter = path.charAt(i);
            if (letter == '/' ? path.charAt(i - 1) == '/' : !isInSegments(letter)) {
                return false;
            }
        }
        boolean isSimple = path.indexOf('.') < 0 && path.indexOf('%') < 0;
        return isSimple
                || !(BAD_ESCAPE.matcher(path).find()
                        || DOT_SEGMENT.matcher(path).find());
    }

    private static boolean isInSegments(char letter) {
        return Ascii.isLetterOrDigit(letter) || IN_SEGMENTS.indexOf(letter) >= 0;
    }

    private static String filled(String template, Iterator<String> next) {
        String path = PARAMETER.matcher(template).replaceAll(parameter -> {
            if (!next.hasNext()) {
                throw new IllegalArgumentException("a path has more parameters than values");
            }
            return Matcher.quoteReplacement(segment(next.next()));
        });
        if (next.hasNext()) {
            throw new IllegalArgumentException("a path has fewer parameters than values");
        }
        return path;
    }

    /** Encodes any text as one path segment (RFC 3986, 3.3). */
    private static String segment(String value) {
        String encoded = URLEncoder.encode(encodable("an id", value), UTF_8).replace("+", "%20");
        if (value.isBlank() || DOT_SEGMENT.matcher("/" + encoded).find()) {
            throw refused("an id", "must not be blank or a dot segment");
        }
        return encoded;
    }

    /** Refuses control characters and unpaired surrogates. */
    static String encodable(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw refused(name, "must not contain control characters");
            }
        }
        return wellFormed(name, value);
    }

    /** Refuses unpaired surrogates, which encoding would replace by question marks. */
    static String wellFormed(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                i++;
                if (i == value.length() || !Character.isSurrogatePair(value.charAt(i - 1), value.charAt(i))) {
                    throw refused(name, "must not contain unpaired surrogates");
                }
            }
        }
        return value;
    }

    /** Whether the text is only visible ASCII, without spaces. */
    static boolean isVisible(String value) {
        return VISIBLE.matcher(value).matches();
    }

    static String header(String name, String value) {
        if (!HEADER.matcher(value).matches()) {
            throw refused(name, "must contain only visible ASCII characters");
        }
        return value;
    }

    /** @throws VeriportException {@code CONFIGURATION} when a header cannot contain its secret */
    static Map<String, Secret> credentials(Map<String, Secret> headers) {
        headers.forEach((name, secret) -> {
            if (!HEADER.matcher(secret.reveal()).matches()) {
                throw VeriportException.notSent(
                                ErrorCode.CONFIGURATION,
                                "the secret for the header " + name
                                        + " must contain only visible ASCII characters: check it")
                        .build();
            }
        });
        return Map.copyOf(headers);
    }

    private static VeriportException refused(String name, String why) {
        return VeriportException.notSent(ErrorCode.INVALID_REQUEST, name + " " + why + "; nothing was sent")
                .build();
    }
}
