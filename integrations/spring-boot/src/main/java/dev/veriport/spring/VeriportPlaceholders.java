package dev.veriport.spring;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.util.PropertyPlaceholderHelper;
import org.springframework.util.SystemPropertyUtils;

/**
 * Spring's placeholders, every one of which must resolve. <code>${ENV:NAME}</code> and <code>${FILE:path}</code> stay as they
 * are for Veriport: Spring would take them for a placeholder with a default, and the variable's name for the secret.
 */
final class VeriportPlaceholders extends PropertySourcesPlaceholdersResolver {
    private static final Pattern OURS = Pattern.compile("\\$\\{((?:ENV|FILE):[^{}]*)}");
    private static final char OPEN = '\uE000'; // for private use: no setting has them
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
