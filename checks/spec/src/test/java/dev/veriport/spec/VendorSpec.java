package dev.veriport.spec;

import dev.veriport.testkit.server.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The specification of a vendor, and what of it is excused.
 *
 * @param file in the folder of specifications
 * @param fake the name of the fake's class
 * @param api what the paths of the API begin with; pages for users are not judged
 * @param basePath what of that stands before the specification's paths
 */
record VendorSpec(String file, String fake, String api, String basePath, List<Excuse> excuses) {

    static Path file(String name) {
        Path file = directory("veriport.spec.dir").resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(
                    "-Dveriport.spec.dir has no " + name + ": CONTRIBUTING.md says where it is published");
        }
        return file;
    }

    Specification specification() {
        return Specification.read(file(file));
    }

    Judge judge() {
        return new Judge(specification(), basePath);
    }

    /** What the tests before these recorded of the fake's API. A fake that is down answers for its host, and is left out. */
    List<Exchange> exchanges() {
        try (Stream<Path> files = Files.list(directory("testkit.exchanges"))) {
            return files.flatMap(VendorSpec::lines)
                    .map(Exchange::parse)
                    .filter(exchange -> exchange.fake().equals(fake))
                    .filter(exchange -> exchange.request().path().startsWith(api + "/"))
                    .filter(exchange -> exchange.reply().status() != 503)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path directory(String property) {
        Path directory = Path.of(System.getProperty(property, ""));
        if (!Files.isDirectory(directory)) {
            throw new IllegalStateException("no directory is given by -D" + property);
        }
        return directory;
    }
}
