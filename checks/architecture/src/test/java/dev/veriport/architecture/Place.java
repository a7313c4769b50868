package dev.veriport.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of module: its folder, the package of its code, and the folders whose code it may know; the table of
 * ARCHITECTURE.md. A folder of a vendor, an engine or a framework is written as a star, and is its package's last name.
 */
enum Place {
    CORE("core", "core", ""),
    VENDOR_HTTP("vendor-http", "vendor-http", ".http", "core"),
    ADAPTER("an adapter", "adapter-*", ".adapter.*", "core", "vendor-http"),
    STORE("a store", "stores/*", ".store.*", "core"),
    TESTKIT("testkit", "testkit", ".testkit", "core"),
    FAKE("a fake", "fakes/*", ".fake.*", "core", "testkit"),
    SPRING_BOOT(
            "Spring Boot's integration",
            "integrations/spring-boot",
            ".spring",
            "core",
            "integrations/micrometer",
            "integrations/opentelemetry",
            "stores/jdbc"),
    INTEGRATION("an integration", "integrations/*", ".*", "core"),
    SANDBOX("the sandbox", "apps/sandbox", ".sandbox", "core", "testkit"),
    CLI("the command line", "apps/cli", ".cli", "core", "integrations/guice", "apps/sandbox");

    private final String title;
    private final Pattern folder;
    private final String packageName;
    private final List<String> known;

    Place(String title, String folder, String packageName, String... known) {
        this.title = title;
        this.folder = pattern(folder);
        this.packageName = packageName;
        this.known = List.of(known);
    }

    /** Of the first kind that fits, so that a framework with arrows of its own stands before the others. */
    static Place of(String folder) {
        return Arrays.stream(values())
                .filter(place -> place.folder.matcher(folder).matches())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        folder + " is no place for a module: see the table of folders in ARCHITECTURE.md"));
    }

    String packageOf(String folder) {
        Matcher matched = folder(folder);
        String name = matched.groupCount() == 0 ? "" : matched.group(1).replace("-", "");
        return "dev.veriport" + packageName.replace("*", name);
    }

    boolean knows(String other) {
        return known.stream().anyMatch(name -> pattern(name).matcher(other).matches());
    }

    /** As it is told. */
    String rule() {
        return "3 " + title + " knows only " + (known.isEmpty() ? "itself" : String.join(", ", known));
    }

    private Matcher folder(String name) {
        Matcher matched = folder.matcher(name);
        if (!matched.matches()) {
            throw new IllegalArgumentException(name + " is no folder of " + title);
        }
        return matched;
    }

    private static Pattern pattern(String folder) {
        return Pattern.compile(folder.replace("*", "([^/]+)"));
    }
}
