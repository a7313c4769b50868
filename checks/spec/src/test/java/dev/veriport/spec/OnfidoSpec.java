package dev.veriport.spec;

import dev.veriport.fake.onfido.FakeOnfidoServer;
import dev.veriport.testkit.server.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Onfido's specification, what its fake was asked and answered, and what of it is excused. */
final class OnfidoSpec {
    static final List<Excuse> EXCUSES = List.of(
            new Excuse(
                    "delete_at is null until the applicant is in the deletion queue; its type is not nullable",
                    fault -> fault.keyword().equals("type") && fault.at().endsWith("/delete_at") && isNull(fault)),
            new Excuse(
                    "error is null unless the run has failed; its type is not nullable",
                    fault -> fault.keyword().equals("type") && fault.at().endsWith("/error") && isNull(fault)),
            new Excuse(
                    "the output of an upload is a list in the vendor's own fixture; the type says object, its text a list too",
                    fault -> fault.operation().equals("find_task")
                            && fault.at().equals("/output")
                            && fault.value() != null
                            && fault.value().isArray()),
            new Excuse(
                    "a test of the adapter has a task's output be a text, which decides nothing: workflows shape outputs",
                    fault -> fault.operation().equals("find_task")
                            && fault.at().equals("/output")
                            && fault.value() != null
                            && fault.value().isTextual()),
            new Excuse(
                    "/oauth/token is a security scheme and no path of the file",
                    fault -> fault.keyword().equals("unknown operation")
                            && fault.at().equals(FakeOnfidoServer.OAUTH_TOKEN)));

    private OnfidoSpec() {}

    private static boolean isNull(Fault fault) {
        return fault.value() != null && fault.value().isNull();
    }

    static Specification specification() {
        Path file = directory("veriport.spec.dir").resolve("onfido/openapi.json");
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(
                    "-Dveriport.spec.dir has no onfido/openapi.json: CONTRIBUTING.md says where it is published");
        }
        return Specification.read(file);
    }

    static Judge judge() {
        return new Judge(specification(), FakeOnfidoServer.API);
    }

    /** What the tests before these recorded of the fake's API. A fake that is down answers for its host, and is left out. */
    static List<Exchange> exchanges(Judge judge) {
        try (Stream<Path> files = Files.list(directory("testkit.exchanges"))) {
            return files.flatMap(OnfidoSpec::lines)
                    .map(Exchange::parse)
                    .filter(exchange -> exchange.fake().equals(FakeOnfidoServer.class.getSimpleName()))
                    .filter(judge::judges)
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
