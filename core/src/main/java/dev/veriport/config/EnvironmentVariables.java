package dev.veriport.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Settings in variables. An empty variable counts as unset. Immutable. */
final class EnvironmentVariables implements ConfigSource {
    private static final Pattern RULE = Pattern.compile("VERIPORT_ROUTE_\\d+");

    private final Map<String, String> variables;

    /** Copies the map. */
    EnvironmentVariables(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(variables.get(
                        key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_')))
                .filter(value -> !value.isBlank());
    }

    /** The rules alone, so that none is overlooked. Other programs set {@code VERIPORT_*} too. */
    @Override
    public Set<String> keys() {
        return variables.keySet().stream()
                .filter(name -> RULE.matcher(name).matches())
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '.'))
                .filter(key -> get(key).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }
}
