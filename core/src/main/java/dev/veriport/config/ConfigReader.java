package dev.veriport.config;

/**
 * Reads the settings below one prefix, {@code veriport.faceki.} for instance. A problem does not stop the reading: a
 * stand-in is given and the problem kept, so that all of them are told at once; what is made of a stand-in is never
 * used. Read every key always, so that it is known and documented.
 */
public final class ConfigReader {
    private final Configuration configuration;
    private final String prefix;

    ConfigReader(Configuration configuration, String prefix) {
        this.configuration = configuration;
        this.prefix = prefix;
    }

    /** The value of a setting. */
    public <T> T get(ConfigKey<T> key) {
        return configuration.read(prefix, key);
    }

    /** The whole key, {@code veriport.faceki.proxy} for instance: what a message tells a reader to set. */
    public String nameOf(ConfigKey<?> key) {
        return prefix + key.name();
    }

    /** Notes that settings contradict each other; the message names no value. */
    public void problem(ConfigKey<?> key, String message) {
        configuration.problem(prefix + key.name(), message);
    }
}
