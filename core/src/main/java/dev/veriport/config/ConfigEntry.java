package dev.veriport.config;

import dev.veriport.model.Secret;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One setting and its effective value, for printing. Immutable. */
public final class ConfigEntry {
    private final String prefix;
    private final ConfigKey<?> setting;
    private final @Nullable String written;

    private ConfigEntry(String prefix, ConfigKey<?> setting, @Nullable String written) {
        this.prefix = prefix;
        this.setting = setting;
        this.written = written;
    }

    /** @param written null where the setting is not set */
    static ConfigEntry of(String prefix, ConfigKey<?> setting, @Nullable String written) {
        return new ConfigEntry(
                prefix,
                setting,
                written == null || !setting.isSecret()
                        ? written
                        : Secret.of(written).toString());
    }

    /** An entry whose value cannot be read. */
    static ConfigEntry malformed(String prefix, ConfigKey<?> setting) {
        return new ConfigEntry(prefix, setting, "[malformed]");
    }

    /** The whole key. */
    public String key() {
        return prefix + setting.name();
    }

    /** What the whole key begins with: {@code veriport.faceki.} for instance. */
    String section() {
        return prefix;
    }

    /** The name of the type. */
    public String type() {
        return setting.type();
    }

    /** Whether the setting must be set. */
    public boolean required() {
        return setting.whenUnset() == null;
    }

    /** The default as a user would write it; empty for none. */
    public String defaultText() {
        return setting.defaultText();
    }

    /** What the setting does. */
    public String description() {
        return setting.description();
    }

    /** Whether the value was set, and is not the default. */
    public boolean isSet() {
        return written != null;
    }

    /** The effective value, redacted for a secret; empty for none. */
    public String value() {
        return written == null ? defaultText() : written;
    }

    /** The capabilities and checks that the vendor offers only where this is set. */
    public Set<Enum<?>> enables() {
        return setting.enabled();
    }

    @Override
    public String toString() {
        return key() + " = " + value();
    }
}
