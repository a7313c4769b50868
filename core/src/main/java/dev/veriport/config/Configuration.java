package dev.veriport.config;

import dev.veriport.error.ConfigurationException;
import dev.veriport.error.ConfigurationException.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One reading of a source: what was asked for, what was wrong. Not thread-safe; used while starting. */
public final class Configuration {
    static final String ROOT = "veriport.";
    private static final String LOST = "\uFFFD";

    private final ConfigSource source;
    private final Interpolation interpolation;
    private final Map<String, ConfigEntry> entries = new LinkedHashMap<>();
    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private final List<String> unjudged = new ArrayList<>();
    private boolean lenient;

    /** @param environment what <code>${ENV:NAME}</code> is taken from */
    public Configuration(ConfigSource source, Map<String, String> environment) {
        this.source = source;
        this.interpolation = new Interpolation(environment);
    }

    /** The settings of Veriport itself. */
    public ConfigReader root() {
        return new ConfigReader(this, ROOT);
    }

    /** The settings of one vendor or store. */
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

    /** Keys of this vendor or store are not told as unknown: that it is not installed is told instead. */
    public void notInstalled(String name) {
        unjudged.add(ROOT + name + ".");
    }

    /** No key is told as unknown: that nothing is installed is told instead. */
    public void nothingInstalled() {
        unjudged.add(ROOT);
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
        Stream<Problem> ofSource = source.problems(entries.keySet()).stream()
                .filter(problem -> unjudged.stream().noneMatch(problem.key()::startsWith));
        List<Problem> all = Stream.concat(problems.values().stream(), ofSource)
                .sorted(Comparator.comparing(Problem::key))
                .toList();
        if (!all.isEmpty()) {
            throw new ConfigurationException(all);
        }
    }

    /** The value of a key, or its stand-in where there is a problem. */
    <T> T read(String prefix, ConfigKey<T> key) {
        String whole = prefix + key.name();
        String text;
        try {
            text = written(whole).flatMap(this::text).orElse(null);
            entries.put(whole, key.entry(prefix, text));
            if (text != null) {
                return key.parse(text);
            }
        } catch (IllegalArgumentException malformed) {
            problem(whole, String.valueOf(malformed.getMessage()));
            entries.put(whole, key.entry(prefix, "[malformed]")); // it may hold a password
            return key.standIn();
        }
        T unset = key.whenUnset();
        if (unset == null) {
            problem(whole, "is missing");
            return key.standIn();
        }
        return unset;
    }

    /** What a foreign source says when it fails may hold the value. */
    private Optional<String> written(String key) {
        try {
            return source.get(key);
        } catch (ConfigurationException unreadable) { // ours: it names what is wrong, without the value
            throw new IllegalArgumentException(
                    unreadable.problems().stream().map(Problem::message).collect(Collectors.joining("; ")));
        } catch (RuntimeException failed) {
            throw new IllegalArgumentException("cannot be read: its source failed with "
                    + failed.getClass().getSimpleName() + ": check what it refers to");
        }
    }

    /** What is written, filled in; nothing where it is blank. */
    private Optional<String> text(String written) {
        String filled = interpolation.fillIn(written).strip();
        if (filled.contains(LOST)) {
            throw new IllegalArgumentException(
                    "contains a letter that was lost before Veriport read it: save files in UTF-8; variables"
                            + " and system properties need " + ConfigValues.UTF_8_LOCALE);
        }
        return filled.isEmpty() ? Optional.empty() : Optional.of(filled);
    }
}
