package dev.veriport.spring;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.util.PropertyPlaceholderHelper;
import org.springframework.util.SystemPropertyUtils;

/**
 * Resolves Spring's placeholders, all of which must resolve. Leaves <code>${ENV:NAME}</code> and
 * <code>${FILE:path}</code> to Veriport: Spring would read them as a placeholder with a default, and use the variable's
 * name as the secret.
 */
final class VeriportPlaceholders extends PropertySourcesPlaceholdersResolver {
    private static final Pattern OURS = Pattern.compile("\\$\\{((?:ENV|FILE):[^{}]*)}");
    private static final char OPEN = '\uE000'; // characters for private use, which no setting contains
    private static final char CLOSE = '\uE001';

    VeriportPlaceholders(Environment environment) {
        super(((ConfigurableEnvironment) environment).getPropertySources(), strict());
    }

    private static PropertyPlaceholderHelper strict() {
        return new PropertyPlaceholderHelper(
                SystemPropertyUtils.PLACEHOLDER_PREFIX,
                SystemPropertyUtils.PLACEHOLDER_SUFFIX,
                SystemPropertyUtils.VALUE_SEPARATOR,
                SystemPropertyUtils.ESCAPE_CHARACTER,
                false);
    }

    @Override
    public @Nullable Object resolvePlaceholders(@Nullable Object value) {
        Object resolved = super.resolvePlaceholders(value instanceof String text ? hidden(text) : value);
        return resolved instanceof String text
                ? text.replace(String.valueOf(OPEN), SystemPropertyUtils.PLACEHOLDER_PREFIX)
                        .replace(String.valueOf(CLOSE), SystemPropertyUtils.PLACEHOLDER_SUFFIX)
                : resolved;
    }

    @Override
    protected @Nullable String resolvePlaceholder(String placeholder) {
        String value = super.resolvePlaceholder(placeholder);
        return value == null ? null : hidden(value);
    }

    private static String hidden(String text) {
        return OURS.matcher(text).replaceAll(OPEN + "$1" + CLOSE);
    }
}
