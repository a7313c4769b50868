package dev.veriport.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The parameters of a URL's query in {@code application/x-www-form-urlencoded}. */
final class QueryString {
    /** Characters that UTF-8 cannot encode. */
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String UNESCAPED = ".-*_";

    private QueryString() {}

    static String write(Collection<Map.Entry<String, String>> parameters) {
        StringBuilder written = new StringBuilder();
        for (Map.Entry<String, String> one : parameters) {
            if (!written.isEmpty()) {
                written.append('&');
            }
            encode(one.getKey(), written);
            written.append('=');
            encode(one.getValue(), written);
        }
        return written.toString();
    }

    /** As {@link java.net.URLEncoder}, which allocates several objects for each character that it escapes. */
    private static void encode(String text, StringBuilder written) {
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= 0x80) {
                written.append(text, copied, i);
                escape(text.substring(i).getBytes(UTF_8), written);
                return;
            }
            if (!isUnescaped(letter)) {
                written.append(text, copied, i);
                escape((byte) letter, written);
                copied = i + 1;
            }
        }
        written.append(text, copied, text.length());
    }

    private static boolean isUnescaped(char letter) {
        return Ascii.isLetterOrDigit(letter) || UNESCAPED.indexOf(letter) >= 0;
    }

    private static void escape(byte[] text, StringBuilder written) {
        for (byte letter : text) {
            if (letter >= 0 && isUnescaped((char) letter)) {
                written.append((char) letter);
            } else {
                escape(letter, written);
            }
        }
    }

    private static void escape(byte letter, StringBuilder written) {
        if (letter == ' ') {
            written.append('+');
        } else {
            written.append('%').append(HEX.toHighHexDigit(letter)).append(HEX.toLowHexDigit(letter));
        }
    }
    /**
     * Parses as browsers do (WHATWG URL, section 5.1). A malformed escape is kept as it is written. Nothing is
     * refused.
     */
    static List<Map.Entry<String, String>> read(String query) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                parameters.add(pair(pair));
            }
        }
        return List.copyOf(parameters);
    }

    private static Map.Entry<String, String> pair(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        String value = equals < 0 ? "" : text.substring(equals + 1);
        return Map.entry(decoded(name), decoded(value));
    }

    private static String decoded(String text) {
        if (isPlain(text)) {
            return text;
        }
        byte[] written = LONE_SURROGATE.matcher(text).replaceAll("\uFFFD").getBytes(UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(written.length);
        for (int i = 0; i < written.length; i++) {
            int escaped = written[i] == '%' ? escaped(written, i) : -1;
            if (escaped >= 0) {
                bytes.write(escaped);
                i += 2;
            } else {
                bytes.write(written[i] == '+' ? ' ' : written[i]);
            }
        }
        return bytes.toString(UTF_8);
    }

    /** Whether decoding would change nothing. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '%' || letter == '+' || letter >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** The byte that is escaped at this place; -1 where there is no escape. */
    private static int escaped(byte[] text, int at) {
        if (at + 2 >= text.length) {
            return -1;
        }
        int high = digit(text[at + 1]);
        int low = digit(text[at + 2]);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** The value of an ASCII hex digit; -1 for any other byte. */
    private static int digit(byte letter) {
        return letter < 0 ? -1 : Character.digit((char) letter, 16);
    }
}
