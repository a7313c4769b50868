package dev.veriport.config;

import dev.veriport.error.ConfigurationException;
import dev.veriport.error.ConfigurationException.Problem;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A source of settings: flat keys such as {@code veriport.provider}. A lambda over another library's configuration
 * implements it.
 */
@FunctionalInterface
public interface ConfigSource {

    /**
     * The raw text of a key.
     *
     * @throws ConfigurationException when it is set and cannot be read; reported together with all other problems
     */
    Optional<String> get(String key);

    /** The keys that are set, used to report misspelt ones; empty where a source cannot list its keys. */
    default Set<String> keys() {
        return Set.of();
    }

    /**
     * The problems of this source itself, without values. By default each of {@link #keys()} that begins with {@code
     * veriport.} and is not a setting; other keys are ignored.
     *
     * @param known all settings
     */
    default List<Problem> problems(Collection<String> known) {
        return keys().stream()
                .filter(key -> key.startsWith(Configuration.ROOT) && !known.contains(key))
                .map(key -> new Problem(
                        key,
                        "is unknown"
                                + NearestKey.to(key, unlisted(known))
                                        .map(meant -> ": did you mean " + meant + "?")
                                        .orElse(": remove it, or see the list of settings")))
                .toList();
    }

    /** A key that is set already is not what a misspelt one means. */
    private List<String> unlisted(Collection<String> known) {
        Set<String> set = keys();
        return known.stream().filter(key -> !set.contains(key)).toList();
    }

    /** This source, and {@code next} for keys that this source does not have. */
    default ConfigSource orElse(ConfigSource next) {
        ConfigSource first = this;
        return new ConfigSource() {
            @Override
            public Optional<String> get(String key) {
                return first.get(key).or(() -> next.get(key));
            }

            @Override
            public Set<String> keys() {
                Set<String> both = new HashSet<>(first.keys());
                both.addAll(next.keys());
                return both;
            }

            @Override
            public List<Problem> problems(Collection<String> known) {
                return Stream.concat(first.problems(known).stream(), next.problems(known).stream())
                        .distinct()
                        .toList();
            }
        };
    }

    /** These settings. The map is copied. */
    static ConfigSource of(Map<String, String> settings) {
        Map<String, String> copy = Map.copyOf(settings);
        return new ConfigSource() {
            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(copy.get(key));
            }

            @Override
            public Set<String> keys() {
                return copy.keySet();
            }
        };
    }

    /**
     * A properties file in UTF-8, with or without a byte order mark. It contains only settings of Veriport: a line that
     * sets anything else is a problem, and so is a key that is set twice. For a file that is shared with other
     * programs, pass Veriport's part of it to {@link #of}.
     *
     * @throws ConfigurationException when it cannot be read
     */
    static ConfigSource file(Path file) {
        return PropertiesFile.read(file);
    }

    /**
     * {@code VERIPORT_FACEKI_CLIENT_SECRET} for {@code veriport.faceki.client-secret}. An empty variable counts as unset.
     * Lists the numbered rules only ({@code VERIPORT_ROUTE_1}), since other programs set {@code VERIPORT_*} too.
     */
    static ConfigSource environment(Map<String, String> variables) {
        return new EnvironmentVariables(variables);
    }

    /** The system properties of the JVM that begin with {@code veriport.}, read once. */
    static ConfigSource systemProperties() {
        Properties properties = System.getProperties();
        return of(properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(Configuration.ROOT))
                .collect(Collectors.toMap(name -> name, properties::getProperty)));
    }

    /**
     * System properties, the environment and a file. System properties override the environment, the environment
     * overrides the file.
     */
    static ConfigSource standard(Path file) {
        return systemProperties().orElse(environment(System.getenv())).orElse(file(file));
    }
}
