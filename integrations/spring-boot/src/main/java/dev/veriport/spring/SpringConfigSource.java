package dev.veriport.spring;

import dev.veriport.config.ConfigSource;
import dev.veriport.error.ConfigurationException;
import dev.veriport.error.ConfigurationException.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Spring's properties as Veriport's settings. Spring binds them: names are relaxed, placeholders are resolved, and the
 * source with the higher precedence wins, whether it has a text or a list. No message contains a value. Thread-safe.
 */
public final class SpringConfigSource implements ConfigSource {
    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("veriport");
    private static final ConfigurationPropertyName RULES = ROOT.append("route");

    private final String prefix;
    private final Iterable<ConfigurationPropertySource> sources;
    private final PlaceholdersResolver placeholders;

    /** The requested keys by Spring's canonical name: sessionKeys and session-keys are the same. */
    private final Map<ConfigurationPropertyName, String> asked = new ConcurrentHashMap<>();

    private SpringConfigSource(Environment environment, String prefix) {
        this.prefix = prefix;
        this.sources = ConfigurationPropertySources.get(environment);
        this.placeholders = new VeriportPlaceholders(environment);
    }

    /** The settings under {@code veriport}. */
    public static ConfigSource of(Environment environment) {
        return new SpringConfigSource(environment, "");
    }

    /**
     * The settings of one of several brands, which begin with the brand's name: with {@code north}, {@code
     * veriport.provider} is read from {@code north.veriport.provider}. Messages name the key that begins with {@code
     * veriport}.
     *
     * @param brand one or more elements of a property's name, in lower case: {@code north} or {@code brands.north}
     */
    public static ConfigSource of(Environment environment, String brand) {
        ConfigurationPropertyName.of(brand);
        return new SpringConfigSource(environment, brand + ".");
    }

    @Override
    public Optional<String> get(String key) {
        if (!ConfigurationPropertyName.isValid(key)) {
            return Optional.empty();
        }
        ConfigurationPropertyName name = ConfigurationPropertyName.of(prefix + key);
        asked.put(name, key);
        try {
            return StreamSupport.stream(sources.spliterator(), false)
                    .flatMap(source -> bound(source, name).stream())
                    .findFirst();
        } catch (BindException unreadable) {
            throw new ConfigurationException(List.of(new Problem(key, reason(unreadable)))); // its cause has the value
        }
    }

    /** Reads one source at a time: a binder over all sources would prefer a text in any of them to a list. */
    private Optional<String> bound(ConfigurationPropertySource source, ConfigurationPropertyName name) {
        Binder binder = new Binder(List.of(source), placeholders);
        String text = binder.bind(name, Bindable.of(String.class)).orElse(null);
        return Optional.ofNullable(text)
                .or(() -> Optional.ofNullable(
                                binder.bind(name, Bindable.listOf(String.class)).orElse(null))
                        .map(list -> String.join(",", list)));
    }

    private static String reason(BindException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof PlaceholderResolutionException) {
                return "contains a placeholder that cannot be resolved: set the property that it names, or"
                        + " correct it";
            }
            if (cause instanceof UnboundConfigurationPropertiesException) {
                return "is a list with a gap: number its elements from 0, in one place";
            }
        }
        return "cannot be read as a text or a list";
    }

    /** Of the environment the numbered rules alone, since other programs set {@code VERIPORT_*} too. */
    @Override
    public Set<String> keys() {
        Set<String> others = prefix.isEmpty() ? StarterSettings.keys() : Set.of(); // a brand has no starter settings
        ConfigurationPropertyName root = ConfigurationPropertyName.of(prefix + ROOT);
        return StreamSupport.stream(sources.spliterator(), false)
                .flatMap(this::names)
                .filter(root::isAncestorOf)
                .map(this::withoutIndex)
                .map(name -> asked.getOrDefault(name, name.toString().substring(prefix.length())))
                .filter(key -> !others.contains(key))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<ConfigurationPropertyName> names(ConfigurationPropertySource source) {
        Stream<ConfigurationPropertyName> names =
                source instanceof IterableConfigurationPropertySource iterable ? iterable.stream() : Stream.empty();
        return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource
                ? names.filter(this::isNumberedRule)
                : names;
    }

    /** {@code veriport.also-read[0]} is an element of {@code veriport.also-read}; {@code veriport.route[1]} is a rule of its own. */
    private ConfigurationPropertyName withoutIndex(ConfigurationPropertyName name) {
        if (isNumberedRule(name)) {
            return name.getParent().append(name.getLastElement(Form.ORIGINAL));
        }
        return name.isLastElementIndexed() ? name.getParent() : name;
    }

    /** A number as a YAML key and in a variable's name is an index for Spring. */
    private boolean isNumberedRule(ConfigurationPropertyName name) {
        return name.isLastElementIndexed()
                && ConfigurationPropertyName.of(prefix + RULES).equals(name.getParent());
    }
}
