package dev.veriport.config;

import dev.veriport.error.ConfigurationException;
import dev.veriport.error.ConfigurationException.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a source once, and collects the keys and the problems. Not thread-safe; used during start. */
public final class Configuration {
    static final String ROOT = "veriport.";
    private static final String LOST = "\uFFFD";
    private static final Pattern COMMENT = Pattern.compile("\\s#");

    private final ConfigSource source;
    private final Interpolation interpolation;
    private final Map<String, ConfigEntry> entries = new LinkedHashMap<>();
    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private final Set<String> unread = new HashSet<>();
    private final List<String> unjudged = new ArrayList<>();
    private boolean lenient;

    /** @param environment the variables for <code>${ENV:NAME}</code> */
    public Configuration(ConfigSource source, Map<String, String> environment) {
        this.source = source;
        this.interpolation = new Interpolation(environment);
    }

    /** Reads the settings of Veriport itself. */
    public ConfigReader root() {
        return new ConfigReader(this, ROOT);
    }

    /** Reads the settings of one instance or store. */
    public ConfigReader section(String name) {
        return new ConfigReader(this, ROOT + name + ".");
    }

    boolean isSet(String key) {
        try {
            return written(key).flatMap(this::text).isPresent();
        } catch (IllegalArgumentException unreadable) {
            return true; // reading it reports why
        }
    }

    SortedSet<String> listed(String prefix) {
        return source.keys().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The keys below a prefix, by the capabilities and checks that they enable. */
    Map<Enum<?>, String> enabling(String prefix) {
        Map<Enum<?>, String> keys = new HashMap<>();
        entries.values().stream()
                .filter(entry -> entry.section().equals(prefix))
                .forEach(entry -> entry.enables().forEach(ability -> keys.putIfAbsent(ability, entry.key())));
        return keys;
    }

    /** Runs {@code reading} to learn the keys only; missing and malformed values are ignored. */
    public void onlyLearnKeys(Runnable reading) {
        lenient = true;
        try {
            reading.run();
        } finally {
            lenient = false;
        }
    }

    /** Does not report the keys of this instance or store as unknown; that it is not installed is reported instead. */
    public void notInstalled(String name) {
        unjudged.add(ROOT + name + ".");
    }

    /** Reports a key of an earlier version, with what to write instead. */
    void replaced(String key, String message) {
        unjudged.add(key);
        if (isSet(key)) {
            problem(key, message);
        }
    }

    /** Reports no key as unknown; that nothing is installed is reported instead. */
    public void nothingInstalled() {
        unjudged.add(ROOT);
    }

    /**
     * Adds a problem. Of several problems with one key the last one is reported; that its value cannot be read is reported before
     * what follows from that.
     */
    public void problem(String key, String message) {
        if (!lenient && !unread.contains(key)) {
            problems.put(key, new Problem(key, message));
        }
    }

    /** Every setting that was read, section by section, in that order. */
    public Collection<ConfigEntry> entries() {
        return entries.values().stream()
                .collect(Collectors.groupingBy(ConfigEntry::section, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
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

    /** The value of a key, or its placeholder where there is a problem. */
    <T> T read(String prefix, ConfigKey<T> key) {
        String whole = prefix + key.name();
        @Nullable String text = null;
        try {
            text = written(whole).flatMap(this::text).orElse(null);
            entries.put(whole, ConfigEntry.of(prefix, key, text));
            if (text != null) {
                return key.parse(text);
            }
        } catch (IllegalArgumentException malformed) {
            problem(whole, malformed.getMessage() + afterComment(text));
            unread.add(whole);
            entries.put(whole, ConfigEntry.malformed(prefix, key)); // it may contain a password
            return key.standIn();
        }
        T unset = key.whenUnset();
        if (unset == null) {
            problem(whole, "is missing");
            return key.standIn();
        }
        return unset;
    }

    /** What looks like a comment after a value is part of the value. */
    private static String afterComment(@Nullable String text) {
        boolean comment = text != null && COMMENT.matcher(text).find();
        return comment ? "; a # begins a comment only at the start of a line: put the comment on its own line" : "";
    }

    /** The message of another library's exception may contain the value, so only its class is used. */
    private Optional<String> written(String key) {
        try {
            return source.get(key);
        } catch (ConfigurationException unreadable) { // our own exception: its message contains no value
            throw new IllegalArgumentException(
                    unreadable.problems().stream().map(Problem::message).collect(Collectors.joining("; ")));
        } catch (RuntimeException failed) {
            throw new IllegalArgumentException("cannot be read: its source failed with "
                    + failed.getClass().getSimpleName() + ": check what it refers to");
        }
    }

    /** The text with its placeholders replaced; empty where it is blank. */
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
