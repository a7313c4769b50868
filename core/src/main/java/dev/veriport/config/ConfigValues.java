package dev.veriport.config;

import dev.veriport.model.Ascii;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the text of a setting. Messages do not repeat the text, since it may be a secret. */
final class ConfigValues {
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms",
            Duration.ofMillis(1),
            "s",
            Duration.ofSeconds(1),
            "m",
            Duration.ofMinutes(1),
            "h",
            Duration.ofHours(1));
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** Letters beyond ASCII in variables, properties and file names need this. */
    static final String UTF_8_LOCALE = "a UTF-8 locale: start this process with LC_ALL=C.UTF-8";

    private ConfigValues() {}

    static String text(int maxLength, String text) {
        if (text.length() > maxLength) {
            throw new IllegalArgumentException("must have at most " + maxLength + " characters");
        }
        return text;
    }

    static Duration duration(String text) {
        Duration read;
        Matcher matcher = SHORT_DURATION.matcher(text);
        try {
            read = matcher.matches()
                    ? UNITS.getOrDefault(matcher.group(2), Duration.ZERO).multipliedBy(Long.parseLong(matcher.group(1)))
                    : Duration.parse(text);
        } catch (DateTimeParseException | ArithmeticException malformed) {
            throw new IllegalArgumentException("must be a duration, like 5s, 250ms or PT5S");
        }
        if (read.isNegative() || read.isZero() || read.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("must be longer than 0 and at most a year");
        }
        return read;
    }

    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("must be an instant, like 2030-01-31T12:00:00Z");
        }
    }

    static Integer count(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("must be a whole number from 1");
        }
        return Integer.valueOf(text);
    }

    /** Without zeros at the end, so that equal numbers are equal objects. */
    static BigDecimal decimal(String text) {
        if (!text.matches("(0|[1-9]\\d{0,8})(\\.\\d{1,3})?") || new BigDecimal(text).signum() == 0) {
            throw new IllegalArgumentException("must be a number greater than 0, like 5 or 0.5");
        }
        return new BigDecimal(text).stripTrailingZeros();
    }

    static Integer percentage(String text) {
        if (!text.matches("\\d{1,2}|100")) {
            throw new IllegalArgumentException("must be a whole number from 0 to 100");
        }
        return Integer.valueOf(text);
    }

    static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    static URI url(String text) {
        URI url;
        try {
            url = new URI(withLowerCaseScheme(text));
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("must be a URL");
        }
        if (url.getScheme() == null || url.getHost() == null) {
            throw new IllegalArgumentException("must be a URL with a scheme and a host");
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("must be a URL without user and password");
        }
        return url;
    }

    /** Schemes are case-insensitive (RFC 3986, 3.1); the result has the scheme in lower case. */
    private static String withLowerCaseScheme(String url) {
        int end = url.indexOf(':');
        return end < 0 ? url : Ascii.lowerCase(url.substring(0, end)) + url.substring(end);
    }

    /** @param name of the setting; the settings for user and password begin with it */
    static URI proxy(String text, String name) {
        if (text.contains("@")) { // first: a password may contain characters that no URL may contain
            throw new IllegalArgumentException("must be http://host:port: set the user and the password as " + name
                    + "-user and " + name + "-password");
        }
        URI url = url(text);
        boolean more = !(url.getRawPath() + url.getRawQuery() + url.getRawFragment()).matches("/?nullnull");
        if (!url.getScheme().equals("http") || url.getPort() < 1 || url.getPort() > 65_535 || more) {
            throw new IllegalArgumentException("must be http://host:port");
        }
        return url;
    }

    static boolean isLoopback(URI url) {
        return LOOPBACK.matcher(Ascii.lowerCase(url.getHost())).matches();
    }

    static URI baseUrl(String text) {
        URI url = url(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("must be a URL without query and fragment");
        }
        if (!url.getScheme().equals("https") && !(url.getScheme().equals("http") && isLoopback(url))) {
            throw new IllegalArgumentException("must be https (http only to a loopback address)");
        }
        return url;
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException malformed) {
            boolean beyondAscii = text.chars().anyMatch(letter -> letter > 127);
            throw new IllegalArgumentException(
                    beyondAscii ? "must be a path; letters beyond ASCII need " + UTF_8_LOCALE : "must be a path");
        }
    }

    /** A blank inside an item is a comma that was forgotten. */
    static List<String> words(String text) {
        List<String> items = list(text);
        if (items.stream().anyMatch(item -> item.chars().anyMatch(Character::isWhitespace))) {
            throw new IllegalArgumentException("must not contain blanks: separate secrets by commas");
        }
        return items;
    }

    static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
