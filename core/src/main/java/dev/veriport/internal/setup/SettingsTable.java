package dev.veriport.internal.setup;

import dev.veriport.config.ConfigEntry;
import java.util.Collection;
import java.util.stream.Collectors;

/** Settings in columns, for people. */
public final class SettingsTable {
    private SettingsTable() {}

    public static String of(Collection<ConfigEntry> settings) {
        int keyWidth = settings.stream().mapToInt(s -> s.key().length()).max().orElse(0);
        int valueWidth =
                settings.stream().mapToInt(s -> shown(s).length()).max().orElse(0);
        String row = "%-" + keyWidth + "s  %-" + valueWidth + "s  %s";
        return settings.stream()
                .map(setting -> row.formatted(setting.key(), shown(setting), origin(setting)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String shown(ConfigEntry setting) {
        return setting.value().isEmpty() ? "-" : setting.value();
    }

    private static String origin(ConfigEntry setting) {
        if (setting.isSet()) {
            return "set";
        }
        return setting.required() ? "missing" : "default";
    }
}
