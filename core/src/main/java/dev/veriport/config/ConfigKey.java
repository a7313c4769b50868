package dev.veriport.config;

import dev.veriport.model.Capability;
import dev.veriport.model.CheckType;
import dev.veriport.model.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One setting: its name, type and description. The table of {@code veriport check} and the documentation are generated
 * from it. Immutable.
 *
 * @param <T> the type of its value
 */
public final class ConfigKey<T> {
    private final String name;
    private final String type;
    private final String description;
    private final String placeholder;
    private final Function<String, T> parser;
    private final boolean secret;
    private final @Nullable T whenUnset;
    private final @Nullable String defaultText;
    private final Set<Enum<?>> enabled;

    private ConfigKey(
            String name,
            String type,
            String description,
            String placeholder,
            Function<String, T> parser,
            boolean secret,
            @Nullable T whenUnset,
            @Nullable String defaultText,
            Set<Enum<?>> enabled) {
        this.name = name;
        this.type = type;
        this.description = description;
        this.placeholder = placeholder;
        this.parser = parser;
        this.secret = secret;
        this.whenUnset = whenUnset;
        this.defaultText = defaultText;
        this.enabled = enabled;
    }

    private static <T> ConfigKey<T> typed(
            String name, String type, String description, String placeholder, Function<String, T> parser) {
        return new ConfigKey<>(name, type, description, placeholder, parser, false, null, null, Set.of());
    }

    /** A text; every text is valid. */
    public static ConfigKey<String> text(String name, String description) {
        return typed(name, "text", description, "unset", Function.identity());
    }

    /** A text of at most so many characters. */
    public static ConfigKey<String> text(String name, int maxLength, String description) {
        return typed(name, "text", description, "", text -> ConfigValues.text(maxLength, text));
    }

    /** A secret. It is never printed. */
    public static ConfigKey<Secret> secret(String name, String description) {
        return new ConfigKey<>(name, "secret", description, "unset", Secret::of, true, null, null, Set.of());
    }

    /**
     * A duration longer than 0 and at most 365 days: {@code 5s}, {@code 250ms}, {@code 2m}, {@code 1h}, {@code PT5S}.
     */
    public static ConfigKey<Duration> duration(String name, String description) {
        return typed(name, "duration", description, "1s", ConfigValues::duration);
    }

    /** An instant in ISO 8601 with an offset or in UTC: {@code 2030-01-31T12:00:00Z}. */
    public static ConfigKey<Instant> instant(String name, String description) {
        return typed(name, "instant", description, "1970-01-01T00:00:00Z", ConfigValues::instant);
    }

    /** A whole number from 1 to 999,999,999. */
    public static ConfigKey<Integer> count(String name, String description) {
        return typed(name, "number", description, "1", ConfigValues::count);
    }

    /** A number greater than 0, below 1,000,000,000, with at most three decimals: {@code 5}, {@code 0.5}. */
    public static ConfigKey<BigDecimal> decimal(String name, String description) {
        return typed(name, "decimal", description, "1", ConfigValues::decimal);
    }

    /** A whole number from 0 to 100. */
    public static ConfigKey<Integer> percentage(String name, String description) {
        return typed(name, "percentage", description, "0", ConfigValues::percentage);
    }

    /** {@code true} or {@code false}. */
    public static ConfigKey<Boolean> flag(String name, String description) {
        return typed(name, "true or false", description, "false", ConfigValues::flag);
    }

    /** A URL with a host, without user and password. */
    public static ConfigKey<URI> url(String name, String description) {
        return typed(name, "URL", description, "https://unset.invalid", ConfigValues::url);
    }

    /**
     * An HTTP proxy, {@code http://host:port}. Its user and password are settings of their own, {@code NAME-user} and
     * {@code NAME-password}.
     */
    public static ConfigKey<URI> proxy(String name, String description) {
        return typed(name, "URL", description, "http://unset.invalid:80", text -> ConfigValues.proxy(text, name));
    }

    /** Whether the host of a URL is a loopback address or {@code localhost}. */
    public static boolean isLoopback(URI url) {
        return ConfigValues.isLoopback(url);
    }

    /** A URL with {@code https}, or with {@code http} to a loopback address; without query and fragment. */
    public static ConfigKey<URI> baseUrl(String name, String description) {
        return typed(name, "URL", description, "https://unset.invalid", ConfigValues::baseUrl);
    }

    /** A path of a file or directory. It need not exist. */
    public static ConfigKey<Path> path(String name, String description) {
        return typed(name, "path", description, "unset", ConfigValues::path);
    }

    /** One of the constants, written in lower case with hyphens. */
    public static <E extends Enum<E>> ConfigKey<E> choice(String name, Class<E> type, String description) {
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(ConfigKey::word).toList();
        return typed(name, String.join(" or ", words), description, words.get(0), text -> {
            int index = words.indexOf(text);
            if (index < 0) {
                throw new IllegalArgumentException("must be one of " + String.join(", ", words));
            }
            return type.getEnumConstants()[index];
        });
    }

    /** A list of texts, separated by commas; empty when unset. */
    public static ConfigKey<List<String>> list(String name, String description) {
        return typed(name, "list", description, "", ConfigValues::list).withDefault("");
    }

    /** A list of secrets without blanks, separated by commas; empty when unset. They are never printed. */
    public static ConfigKey<List<Secret>> secrets(String name, String description) {
        Function<String, List<Secret>> parser =
                text -> ConfigValues.words(text).stream().map(Secret::of).collect(Collectors.toUnmodifiableList());
        return new ConfigKey<>(name, "list of secrets", description, "", parser, true, List.of(), "", Set.of());
    }

    /** The same setting with a default, written as a user would write it. */
    public ConfigKey<T> withDefault(String text) {
        return new ConfigKey<>(name, type, description, placeholder, parser, secret, parser.apply(text), text, enabled);
    }

    /** The same setting, which may be unset. */
    public ConfigKey<Optional<T>> optional() {
        return new ConfigKey<>(
                name,
                type,
                description,
                placeholder,
                text -> Optional.of(parser.apply(text)),
                secret,
                Optional.empty(),
                "",
                enabled);
    }

    /**
     * The same setting with a further check; {@code check} throws {@link IllegalArgumentException} with a message
     * without the value. Of any other exception, and of one that contains a secret, the message is not printed.
     */
    public <R> ConfigKey<R> as(String placeholder, Function<T, R> check) {
        return new ConfigKey<>(
                name, type, description, placeholder, text -> checked(text, check), secret, null, null, enabled);
    }

    private <R> R checked(String text, Function<T, R> check) {
        T value = parser.apply(text);
        try {
            return check.apply(value);
        } catch (RuntimeException failure) {
            String message = failure.getMessage();
            boolean isOfCheck = failure.getClass() == IllegalArgumentException.class; // a library throws others
            throw new IllegalArgumentException(
                    isOfCheck && message != null && !(secret && quotes(message, text)) ? message : "is malformed");
        }
    }

    /** Whether a message contains the value, or one of several. */
    private static boolean quotes(String message, String text) {
        return Stream.concat(Stream.of(text), ConfigValues.list(text).stream())
                .map(word -> Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)"))
                .anyMatch(word -> word.matcher(message).find());
    }

    /** The same setting, for an operation that the vendor offers only where it is set. */
    public ConfigKey<T> enabling(Capability capability) {
        return alsoEnabling(capability);
    }

    /** The same setting, for a check that the vendor makes only where it is set. */
    public ConfigKey<T> enabling(CheckType check) {
        return alsoEnabling(check);
    }

    private ConfigKey<T> alsoEnabling(Enum<?> ability) {
        Set<Enum<?>> all = new HashSet<>(enabled);
        all.add(ability);
        return new ConfigKey<>(
                name, type, description, placeholder, parser, secret, whenUnset, defaultText, Set.copyOf(all));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String name() {
        return name;
    }

    /** Throws with a message that does not contain the value. */
    T parse(String text) {
        return parser.apply(text);
    }

    @Nullable
    T whenUnset() {
        return whenUnset;
    }

    /** A valid value to continue with after a problem. It is never used. */
    T standIn() {
        return whenUnset != null ? whenUnset : parser.apply(placeholder);
    }

    String type() {
        return type;
    }

    boolean isSecret() {
        return secret;
    }

    String description() {
        return description;
    }

    /** The capabilities and checks that need this setting. */
    Set<Enum<?>> enabled() {
        return enabled;
    }

    /** As a user would write it; empty for none. */
    String defaultText() {
        return defaultText == null ? "" : defaultText;
    }
}
