package dev.veriport.spring;

import dev.veriport.config.ConfigEntry;
import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigSource;
import dev.veriport.config.Configuration;
import dev.veriport.error.ConfigurationException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/**
 * The starter's own settings; all others are Veriport's.
 *
 * @param enabled whether the starter makes any beans
 * @param webhooks whether the starter receives webhooks
 * @param webhookPath their path, without a slash at its end
 */
record StarterSettings(boolean enabled, boolean webhooks, String webhookPath) {
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");
    private static final ConfigKey<Boolean> ENABLED = ConfigKey.flag(
                    "enabled",
                    "Whether the starter makes any beans. With ahead-of-time processing, the value at"
                            + " processing time decides.")
            .withDefault("true");
    private static final ConfigKey<Boolean> WEBHOOKS = ConfigKey.flag(
                    "webhooks.enabled",
                    "Whether the starter receives the vendors' webhooks. Requires a WebhookHandler bean.")
            .withDefault("false");
    private static final ConfigKey<String> WEBHOOK_PATH = ConfigKey.text(
                    "webhooks.path", "The path of the webhooks. The instance's name is appended.")
            .as("/webhooks", StarterSettings::path)
            .withDefault("/webhooks");

    /** @throws ConfigurationException with all problems, without values */
    static StarterSettings of(Environment environment) {
        Configuration configuration = configuration(environment);
        StarterSettings settings = read(configuration);
        configuration.check();
        return settings;
    }

    /** Reads {@code veriport.enabled} only. */
    static boolean enabled(Environment environment) {
        Configuration configuration = configuration(environment);
        boolean enabled = configuration.root().get(ENABLED);
        configuration.check();
        return enabled;
    }

    /** The settings with their descriptions. */
    static Collection<ConfigEntry> entries() {
        Configuration configuration = new Configuration(ConfigSource.of(Map.of()), Map.of());
        read(configuration);
        return configuration.entries();
    }

    static Set<String> keys() {
        return entries().stream().map(ConfigEntry::key).collect(Collectors.toUnmodifiableSet());
    }

    private static StarterSettings read(Configuration configuration) {
        return new StarterSettings(
                configuration.root().get(ENABLED),
                configuration.root().get(WEBHOOKS),
                configuration.root().get(WEBHOOK_PATH));
    }

    /** Lists no keys: Veriport reports unknown ones. */
    private static Configuration configuration(Environment environment) {
        ConfigSource all = SpringConfigSource.of(environment);
        ConfigSource withoutKeys = key -> all.get(key);
        return new Configuration(withoutKeys, System.getenv());
    }

    private static String path(String text) {
        String path = ("/" + text).replaceAll("/+", "/").replaceAll("/$", "");
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "must be a path below the root, like /webhooks, of letters, digits and . _ ~ - in each segment");
        }
        return path;
    }
}
