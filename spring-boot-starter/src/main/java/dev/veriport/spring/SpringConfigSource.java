package dev.veriport.spring;

import dev.veriport.config.ConfigSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Spring's properties under the same keys as everywhere: from any of its sources, as text or as a list, with Spring's
 * placeholders. Veriport's own <code>${ENV:NAME}</code> stays Veriport's: Spring would take it for a placeholder with a
 * default, and the variable's name for the secret.
 */
final class SpringConfigSource implements ConfigSource {
    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("veriport");
    private static final ConfigurationPropertyName WEBHOOKS = ConfigurationPropertyName.of(WebhookProperties.PREFIX);
    private static final String OWN_INTERPOLATION = "${ENV:";

    private final Environment environment;
    private final Iterable<ConfigurationPropertySource> sources;
    private final Binder unresolved;

    SpringConfigSource(Environment environment) {
        this.environment = environment;
        this.sources = ConfigurationPropertySources.get(environment);
        this.unresolved = new Binder(sources);
    }

    @Override
    public Optional<String> get(String key) {
        if (!ConfigurationPropertyName.isValid(key)) {
            return Optional.empty();
        }
        ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
        Optional<String> text = bound(name, Bindable.of(String.class));
        return text.or(() -> bound(name, Bindable.listOf(String.class)).map(list -> String.join(",", list)))
                .map(this::resolved);
    }

    private <T> Optional<T> bound(ConfigurationPropertyName name, Bindable<T> type) {
        return Optional.ofNullable(unresolved.bind(name, type).orElse(null));
    }

    private String resolved(String value) {
        return value.contains(OWN_INTERPOLATION) ? value : environment.resolveRequiredPlaceholders(value);
    }

    /** Without those of the environment, as everywhere: other programs set variables too. */
    @Override
    public Set<String> keys() {
        return StreamSupport.stream(sources.spliterator(), false)
                .filter(source -> !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource))
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .map(IterableConfigurationPropertySource.class::cast)
                .flatMap(IterableConfigurationPropertySource::stream)
                .filter(name -> ROOT.isAncestorOf(name) && !WEBHOOKS.isAncestorOf(name))
                .map(SpringConfigSource::withoutIndex)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** {@code veriport.also-read[0]} is an element of {@code veriport.also-read}. */
    private static String withoutIndex(ConfigurationPropertyName name) {
        return name.isLastElementIndexed() ? name.getParent().toString() : name.toString();
    }
}
