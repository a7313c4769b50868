package dev.veriport.config;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Reads the settings below one prefix, {@code veriport.faceki.} for instance. A problem does not stop the reading: a
 * placeholder is returned and the problem is collected, so that all problems are reported together. The placeholder is
 * never used. Read every key in every case, so that it is known and documented.
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

    /** Whether a setting is set. Does not make its key known. */
    public boolean isSet(ConfigKey<?> key) {
        return configuration.isSet(prefix + key.name());
    }

    /**
     * The rest of each key that the source lists and that begins with this prefix, {@code vendor} for {@code
     * veriport.faceki.vendor} for instance; sorted. A source that cannot list its keys contributes none.
     */
    public SortedSet<String> listed(String below) {
        return configuration.listed(prefix + below);
    }

    /** The whole key, {@code veriport.faceki.proxy} for instance, for messages. */
    public String nameOf(ConfigKey<?> key) {
        return prefix + key.name();
    }

    /** The known name that is most similar to a misspelt one, for messages; empty where none is near. */
    public Optional<String> nearest(String misspelt, Collection<String> known) {
        return NearestKey.to(misspelt, known);
    }

    /**
     * The whole keys that the vendor's id of a workflow can come from, for messages: the instance's own, and that of a name that a
     * request can have.
     *
     * @param own the key of the workflow without a name
     */
    public String namesOfWorkflow(ConfigKey<?> own) {
        return nameOf(own) + " or " + prefix + "workflow.NAME";
    }

    /**
     * The whole keys of the settings read so far that enable a capability or a check, by what they enable: {@code RECEIVE} or {@code
     * FACE_MATCH} for instance.
     */
    public Map<Enum<?>, String> enabling() {
        return configuration.enabling(prefix);
    }

    /**
     * Adds a problem where a key of an earlier version is set.
     *
     * @param message what to write instead
     */
    public void replaced(String key, String message) {
        configuration.replaced(prefix + key, message);
    }

    /** Adds a problem, for settings that contradict each other. The message must not contain a value. */
    public void problem(ConfigKey<?> key, String message) {
        configuration.problem(prefix + key.name(), message);
    }
}
