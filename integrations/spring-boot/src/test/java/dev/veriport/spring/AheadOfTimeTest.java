package dev.veriport.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.model.Handoff;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.WebhookDelivery;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;

/** C7: processed ahead of time as the build plugins do it, without any setting; compiled; run as a process of its own. */
final class AheadOfTimeTest {

    @TempDir
    private static Path generated;

    @BeforeAll
    static void process_and_compile() throws Exception {
        Path sources = generated.resolve("sources");
        SpringApplicationAotProcessor.main(new String[] {
            AheadOfTimeShop.class.getName(),
            sources.toString(),
            generated.resolve("resources").toString(),
            generated.resolve("classes").toString(),
            "example",
            "shop",
            "--server.port=0",
            "--server.address=127.0.0.1"
        });
        List<String> javac = new ArrayList<>(List.of(
                "-proc:none",
                "-nowarn",
                "-classpath",
                System.getProperty("java.class.path") + File.pathSeparator + generated.resolve("classes"),
                "-d",
                generated.resolve("classes").toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> javac.add(file.toString()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, javac.toArray(String[]::new))).isZero();
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dspring.aot.enabled=true",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Stream.of(
                                generated.resolve("classes").toString(),
                                generated.resolve("resources").toString(),
                                System.getProperty("java.class.path"))
                        .collect(Collectors.joining(File.pathSeparator)),
                AheadOfTimeShop.class.getName(),
                "--server.port=0",
                "--server.address=127.0.0.1"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** The next line that begins so; what came before it where there is none. */
    private static String next(BufferedReader printed, String beginning) throws IOException {
        StringBuilder before = new StringBuilder();
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
            before.append(line).append('\n');
        }
        throw new AssertionError("it ended: " + before);
    }

    private static WebhookDelivery delivery(FakeAuthenteqServer vendor, Map<String, String> settings) {
        try (Veriport veriport = Veriport.create(ConfigSource.of(settings))) {
            IdentityProvider identity = veriport.identityProvider();
            VerificationSession session = identity.start(VerificationRequest.builder("customer-42")
                    .returnTo(URI.create("https://shop.example/verified"))
                    .build());
            URI page = session.handoff().match(Handoff.HostedPage::url, sdk -> URI.create(""));
            ReturnedParameters back = ReturnedParameters.ofUrl(vendor.finish(page, Ending.APPROVED));
            return vendor.delivery(identity.complete(session.ref(), back)
                    .id()
                    .toOptional()
                    .orElseThrow()
                    .value());
        }
    }

    @Test
    @DisplayName(
            "C7: webhooks that are switched on when the program runs are taken in, though processing knew nothing of it")
    void switched_on_at_run_time() throws IOException {
        try (FakeAuthenteqServer vendor = FakeAuthenteqServer.start()) {
            Map<String, String> settings = Map.of(
                    "veriport.provider", "authenteq",
                    "veriport.authenteq.base-url", vendor.baseUrl().toString(),
                    "veriport.authenteq.client-id", vendor.clientId(),
                    "veriport.authenteq.client-secret", vendor.clientSecret());
            List<String> arguments = new ArrayList<>(List.of("--veriport.webhooks.enabled=true"));
            settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
            Process shop = start(arguments.toArray(String[]::new));
            try (BufferedReader printed = shop.inputReader(UTF_8)) {
                URI webhooks =
                        URI.create("http://127.0.0.1:" + next(printed, AheadOfTimeShop.PORT) + "/webhooks/authenteq");

                assertThat(delivery(vendor, settings).push(webhooks)).isEqualTo(200);
                assertThat(next(printed, AheadOfTimeShop.DELIVERY)).isEqualTo("APPROVED");
            } finally {
                shop.destroy();
            }
        }
    }

    @Test
    @DisplayName("C7: what was decided when it was processed is told, not ignored")
    void switched_off_too_late() throws IOException {
        Process shop = start("--veriport.enabled=false");
        try (BufferedReader printed = shop.inputReader(UTF_8)) {
            assertThat(next(printed, "  - veriport.enabled: ")).contains("processed ahead of time", "process it again");
        } finally {
            shop.destroy();
        }
    }
}
