package dev.veriport.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.ConfigurationException;
import dev.veriport.error.ConfigurationException.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * A properties file that contains only settings of Veriport. A line that sets anything else is a problem. The message
 * gives only the line's number, since the supposed key may be the second half of a broken secret.
 */
final class PropertiesFile implements ConfigSource {
    private static final int MAX_BYTES = 1024 * 1024;

    private final Path file;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, List<Integer>> lines = new TreeMap<>();

    private PropertiesFile(Path file) {
        this.file = file;
    }

    /** @throws ConfigurationException when it cannot be read */
    static PropertiesFile read(Path file) {
        PropertiesFile source = new PropertiesFile(file);
        if (Files.isDirectory(file)) {
            throw source.refused("is a directory: give a properties file, and refer to a mounted secret in it as"
                    + " ${FILE:DIRECTORY/NAME}");
        }
        try {
            source.parse(UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(SettingsFile.bytes(file, MAX_BYTES)))
                    .toString());
        } catch (SettingsFile.Unreadable unreadable) {
            throw source.refused(String.valueOf(unreadable.getMessage()));
        } catch (IOException notUtf8) {
            throw source.refused("cannot be read as a properties file in UTF-8");
        }
        return source;
    }

    /** Reads one logical line at a time, so that each has a number; {@link Properties} parses each line. */
    private void parse(String text) throws IOException {
        List<String> natural = text.lines().toList();
        for (int i = 0; i < natural.size(); i++) {
            int first = i;
            StringBuilder logical = new StringBuilder(natural.get(i));
            boolean comment = natural.get(i).stripLeading().matches("[#!].*");
            while (!comment && continues(natural.get(i)) && i + 1 < natural.size()) {
                i++;
                logical.append('\n').append(natural.get(i));
            }
            Properties line = new Properties();
            try {
                line.load(new StringReader(logical.toString()));
            } catch (IllegalArgumentException brokenEscape) {
                throw refused("line " + (first + 1) + " contains a malformed \\u escape");
            }
            line.stringPropertyNames().forEach(key -> {
                values.put(key, line.getProperty(key));
                lines.computeIfAbsent(key, any -> new ArrayList<>()).add(first + 1);
            });
        }
    }

    private static boolean continues(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private ConfigurationException refused(String message) {
        return new ConfigurationException(List.of(new Problem(file.toString(), message)));
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public Set<String> keys() {
        return Set.copyOf(values.keySet());
    }

    @Override
    public List<Problem> problems(Collection<String> known) {
        List<Problem> problems = new ArrayList<>(ConfigSource.super.problems(known));
        lines.forEach((key, at) -> {
            if (!key.startsWith(Configuration.ROOT)) {
                at.forEach(line -> problems.add(foreign(line, NearestKey.to(key, known))));
            } else if (at.size() > 1) {
                problems.add(new Problem(
                        key,
                        "is set more than once in " + file + ", in lines "
                                + String.join(
                                        ", ", at.stream().map(String::valueOf).toList()) + ": keep one"));
            }
        });
        return problems;
    }

    private Problem foreign(int line, Optional<String> meant) {
        return new Problem(
                file + " line " + line,
                meant.map(key -> "is not a setting of Veriport: did you mean " + key + "?")
                        .orElse("is not a setting of Veriport; its keys begin with " + Configuration.ROOT
                                + ": remove it"));
    }
}
