package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** README.md says which vendors can resume, cancel and erase; -Dveriport.docs.write=true writes the sentence again. */
final class ReadmeVendorsTest {
    private static final Path PAGE = CodeBlock.ROOT.resolve("README.md");
    private static final String BEGIN = "Of these vendors, ";
    private static final String END =
            ".\nA call that a vendor does not offer fails with `UNSUPPORTED`, and nothing is sent.";

    @Test
    @DisplayName("README.md names the installed vendors that declare RESUME, CANCEL and ERASE")
    void sentence() throws IOException {
        Map<String, Capabilities> declared = new TreeMap<>();
        FakeVendor.installed().forEach((vendor, fake) -> declared.put(vendor, capabilities(vendor, fake)));
        String sentence = List.of(Capability.RESUME, Capability.CANCEL, Capability.ERASE).stream()
                .map(capability -> offering(capability, declared) + " `"
                        + capability.name().toLowerCase(Locale.ROOT) + "`")
                .collect(Collectors.joining(", ", BEGIN, END));
        if (Boolean.getBoolean("veriport.docs.write")) {
            String written = Files.readString(PAGE);
            int begin = written.indexOf(BEGIN);
            int end = written.indexOf(END, begin) + END.length();
            Files.writeString(PAGE, written.substring(0, begin) + sentence + written.substring(end));
        }

        assertThat(declared).isNotEmpty();
        assertThat(Files.readString(PAGE)).contains(sentence);
    }

    private static String offering(Capability capability, Map<String, Capabilities> declared) {
        List<String> names = declared.entrySet().stream()
                .filter(vendor -> vendor.getValue().supports(capability))
                .map(Map.Entry::getKey)
                .toList();
        return switch (names.size()) {
            case 0 -> "none offers";
            case 1 -> names.get(0) + " offers";
            default -> String.join(", ", names).replaceFirst(", ([^,]*)$", " and $1") + " offer";
        };
    }

    private static Capabilities capabilities(String vendor, FakeVendor fake) {
        try (RunningFake running = fake.start(0)) {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("veriport.provider", vendor);
            running.settings().forEach((key, value) -> settings.put("veriport." + vendor + "." + key, value));
            Veriport.Builder builder = Veriport.builder(ConfigSource.of(settings));
            running.install(builder);
            try (Veriport veriport = builder.build()) {
                return veriport.identityProvider().capabilities();
            }
        }
    }
}
