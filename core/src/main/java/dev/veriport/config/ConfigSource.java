package dev.veriport.config;

import dev.veriport.error.ConfigurationException;
import dev.veriport.error.ConfigurationException.Problem;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where settings come from: flat keys such as {@code veriport.provider}. A lambda over another library's configuration
 * will do.
 */
@FunctionalInterface
public interface ConfigSource {

    /** The raw text of a key. */
    Optional<String> get(String key);

    /** The keys that are set, so that misspelt ones can be told; empty where a source cannot list them. */
    default Set<String> keys() {
        return Set.of();
    }

    /** This source, and {@code next} for what it does not have. */
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
        };
    }

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
     * A properties file in UTF-8.
     *
     * @throws ConfigurationException when it cannot be read
     */
    static ConfigSource file(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationException(List.of(new Problem(file.toString(), "there is no such file")));
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ConfigurationException(
                    List.of(new Problem(file.toString(), "cannot be read as a properties file in UTF-8")));
        }
        return of(properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty)));
    }

    /** {@code VERIPORT_FACEKI_CLIENT_SECRET} for {@code veriport.faceki.client-secret}. Lists no keys: others set variables too. */
    static ConfigSource environment(Map<String, String> variables) {
        Map<String, String> copy = Map.copyOf(variables);
        return key -> Optional.ofNullable(
                        copy.get(key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_')))
                .filter(value -> !value.isBlank()); // an empty one sets nothing
    }

    /** The {@code veriport.*} ones of the JVM's system properties, as they are now. */
    static ConfigSource systemProperties() {
        Properties properties = System.getProperties();
        return of(properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(Configuration.ROOT))
                .collect(Collectors.toMap(name -> name, properties::getProperty)));
    }

    /** System properties win over the environment, the environment over the file. */
    static ConfigSource standard(Path file) {
        return systemProperties().orElse(environment(System.getenv())).orElse(file(file));
    }
}
