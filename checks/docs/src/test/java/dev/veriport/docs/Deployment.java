package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.Decision;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.sandbox.FakeVendors;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.time.MutableClock;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An old and a new version of an application side by side, each open with its settings, at the fake vendors. */
final class Deployment implements AutoCloseable {
    private static final URI RETURN_TO = URI.create("https://shop.example/verified");
    static final Instant UNTIL = Instant.parse("2030-01-31T12:00:00Z");
    static final ProviderId FACEKI = new ProviderId("faceki");
    static final String NEW_SECRET = "not-a-secret-new";
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "VERIPORT_SESSION_KEY", key(1),
            "VERIPORT_NEW_SESSION_KEY", key(2),
            "VERIPORT_STORE_KEY", key(3),
            "VERIPORT_NEW_STORE_KEY", key(4),
            "FACEKI_NEW_CLIENT_SECRET", NEW_SECRET);

    private final FakeVendors vendors = FakeVendors.start();
    final FakeFacekiServer faceki =
            (FakeFacekiServer) Objects.requireNonNull(vendors.all().get(FACEKI.value()));
    final MutableClock clock = MutableClock.at(UNTIL.minus(Duration.ofDays(1)));

    @Override
    public void close() {
        vendors.close();
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The settings of each step under a heading of the page. */
    static List<Map<String, String>> steps(String heading) throws IOException {
        String page = Files.readString(CodeBlock.ROOT.resolve("docs/deploying.md"));
        String part = page.substring(page.indexOf("## " + heading + "\n"));
        String section = part.substring(
                0,
                Pattern.compile("\n## |\\z")
                        .matcher(part)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .start());
        return Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL)
                .matcher(section)
                .results()
                .map(block -> settings(block.group(1)))
                .toList();
    }

    private static Map<String, String> settings(String text) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(text));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return read.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, read::getProperty));
    }

    Veriport open(Map<String, String> step) {
        Map<String, String> all =
                new LinkedHashMap<>(vendors.settings(vendors.all().firstKey()));
        all.remove("veriport.also-read"); // only a step opens another vendor
        all.put("veriport.faceki.timeout", "60s");
        all.putAll(step);
        return Veriport.builder(ConfigSource.of(all))
                .environment(ENVIRONMENT)
                .clock(clock)
                .build();
    }

    /** A step that gives an instance another name: it has all settings of the vendor's own instance too. */
    Map<String, String> renamed(ProviderId vendor, String name, Map<String, String> step) {
        Map<String, String> all = new LinkedHashMap<>();
        Objects.requireNonNull(vendors.all().get(vendor.value()))
                .settings()
                .forEach((key, value) -> all.put("veriport." + name + "." + key, value));
        all.putAll(step);
        return all;
    }

    /** The decision, or the error code, of a session that started at one version and was completed at the other. */
    String across(Veriport begunAt, Veriport completedAt) {
        VerificationSession session = begunAt.identityProvider()
                .start(VerificationRequest.builder("case-1").returnTo(RETURN_TO).build());
        SessionRef kept = SessionRef.parse(session.ref().value());
        URI back = finish(session);
        try {
            Decision decision = completedAt
                    .identityProvider()
                    .complete(kept, ReturnedParameters.ofUrl(back))
                    .decision();
            return decision.name();
        } catch (VeriportException refused) {
            return refused.code().name();
        }
    }

    /** A renamed instance of Faceki has a name that the fakes do not know. */
    private URI finish(VerificationSession session) {
        String instance = session.provider().value();
        URI page = session.handoff().match(hosted -> hosted.url(), sdk -> RETURN_TO);
        String vendor = vendors.all().containsKey(instance) ? instance : FACEKI.value();
        return Objects.requireNonNull(vendors.all().get(vendor)).finish(page, Ending.APPROVED);
    }

    record SideBySide(String oldThenNew, String newThenOld) {
        static final SideBySide GOOD = new SideBySide("APPROVED", "APPROVED");
    }

    SideBySide sideBySide(Map<String, String> before, Map<String, String> after) {
        try (Veriport old = open(before);
                Veriport young = open(after)) {
            assertThat(across(old, old)).isEqualTo("APPROVED");
            assertThat(across(young, young)).isEqualTo("APPROVED");
            return new SideBySide(across(old, young), across(young, old));
        }
    }
}
