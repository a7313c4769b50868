package dev.veriport.config;

import dev.veriport.error.ConfigurationException;
import dev.veriport.error.ConfigurationException.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One reading of a source: what was asked for, what was wrong. Not thread-safe; used while starting. */
public final class Configuration {
    static final String ROOT = "veriport.";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{ENV:([A-Za-z_][A-Za-z0-9_]*)}");

    private final ConfigSource source;
    private final Map<String, String> environment;
    private final Map<String, ConfigEntry> entries = new LinkedHashMap<>();
    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private boolean lenient;

    /** @param environment what <code>${ENV:NAME}</code> is taken from */
    public Configuration(ConfigSource source, Map<String, String> environment) {
        this.source = source;
        this.environment = Map.copyOf(environment);
    }

    /** The settings of Veriport itself. */
    public ConfigReader root() {
        return new ConfigReader(this, ROOT);
    }

    /** The settings of one vendor. */
    public ConfigReader vendor(String name) {
        return new ConfigReader(this, ROOT + name + ".");
    }

    /** Has {@code reading} done for the sake of the keys alone: what is missing or malformed does not matter. */
    public void onlyLearnKeys(Runnable reading) {
        lenient = true;
        try {
            reading.run();
        } finally {
            lenient = false;
        }
    }

    /** Notes a problem; of several with one key the last says most. */
    public void problem(String key, String message) {
        if (!lenient) {
            problems.put(key, new Problem(key, message));
        }
    }

    /** Every setting that was read, in the order of reading. */
    public Collection<ConfigEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** @throws ConfigurationException when anything is missing, malformed, contradictory or unknown */
    public void check() {
        Stream<Problem> unknown = source.keys().stream()
                .filter(key -> key.startsWith(ROOT) && !entries.containsKey(key))
                .map(key -> new Problem(key, "is unknown" + nearest(key)));
        List<Problem> all = Stream.concat(problems.values().stream(), unknown)
                .sorted(Comparator.comparing(Problem::key))
                .toList();
        if (!all.isEmpty()) {
            throw new ConfigurationException(all);
        }
    }

    /** The value of a key, or its stand-in where there is a problem. */
    <T> T read(String prefix, ConfigKey<T> key) {
        String whole = prefix + key.name();
        Optional<String> raw = source.get(whole).map(String::strip).filter(text -> !text.isEmpty());
        String text = raw.map(this::fillIn)
                .map(String::strip)
                .filter(filled -> !filled.isEmpty())
                .orElse(null);
        entries.put(whole, key.entry(prefix, text));
        List<String> unset = raw.map(this::unsetVariables).orElse(List.of());
        if (!unset.isEmpty()) {
            problem(whole, "needs the environment variable " + String.join(", ", unset) + ", which is not set");
            return key.standIn();
        }
        if (text == null) {
            T value = key.whenUnset();
            if (value == null) {
                problem(whole, "is missing");
            }
            return value == null ? key.standIn() : value;
        }
        try {
            return key.parse(text);
        } catch (IllegalArgumentException malformed) {
            problem(whole, String.valueOf(malformed.getMessage()));
            entries.put(whole, key.entry(prefix, "[malformed]")); // it may hold a password
            return key.standIn();
        }
    }

    private List<String> unsetVariables(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map(variable -> variable.group(1))
                .filter(name -> !environment.containsKey(name))
                .distinct()
                .toList();
    }

    private String fillIn(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(variable ->
                        Matcher.quoteReplacement(environment.getOrDefault(variable.group(1), variable.group())));
    }

    private String nearest(String key) {
        return entries.keySet().stream()
                .min(Comparator.comparingInt(known -> distance(key, known)))
                .filter(known -> distance(key, known) <= Math.max(3, key.length() / 4))
                .map(known -> ": did you mean " + known + "?")
                .orElse(": remove it, or see the list of settings");
    }

    /** Levenshtein's, a row at a time. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
