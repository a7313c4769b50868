package dev.veriport.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces <code>${ENV:NAME}</code> and <code>${FILE:PATH}</code>. The inserted text is not replaced again. Any other
 * <code>${</code> is an error, never a part of the value.
 */
final class Interpolation {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(?:ENV:([A-Za-z_][A-Za-z0-9_]*)}|FILE:([^{}]+)})?");
    private static final int MAX_BYTES = 64 * 1024;

    private final Map<String, String> environment;

    Interpolation(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** @throws IllegalArgumentException with all problems, without the value */
    String fillIn(String text) {
        Set<String> problems = new LinkedHashSet<>();
        String filled =
                REFERENCE.matcher(text).replaceAll(reference -> Matcher.quoteReplacement(value(reference, problems)));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return filled;
    }

    private String value(MatchResult reference, Set<String> problems) {
        if (reference.group(1) != null) {
            String name = reference.group(1);
            if (!environment.containsKey(name)) {
                problems.add("needs the environment variable " + name + ", which is not set");
            }
            return environment.getOrDefault(name, "");
        }
        if (reference.group(2) != null) {
            try {
                return contents(reference.group(2));
            } catch (SettingsFile.Unreadable | IllegalArgumentException unreadable) {
                problems.add("needs the file " + reference.group(2) + ": " + unreadable.getMessage());
                return "";
            }
        }
        problems.add("contains a ${ that is neither ${ENV:NAME} nor ${FILE:PATH}");
        return "";
    }

    private static String contents(String name) throws SettingsFile.Unreadable {
        Path file = ConfigValues.path(name);
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new SettingsFile.Unreadable("it is not a regular file");
        }
        String text;
        try {
            text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(SettingsFile.bytes(file, MAX_BYTES)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new SettingsFile.Unreadable("it is not UTF-8");
        }
        String value = text.replaceFirst("\\r?\\n\\z", "");
        if (value.isBlank()) {
            throw new SettingsFile.Unreadable("it is empty");
        }
        return value;
    }
}
