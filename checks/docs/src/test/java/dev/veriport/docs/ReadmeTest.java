package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.docs.spring.Onboarding;
import dev.veriport.guice.VeriportModule;
import dev.veriport.model.Handoff;
import dev.veriport.model.Person;
import dev.veriport.port.IdentityProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The README's programs, run. */
final class ReadmeTest extends Sandboxed {
    private final List<String> kept = new ArrayList<>();
    private final List<Person> letIn = new ArrayList<>();
    private URI page = URI.create("");

    @Test
    @DisplayName("the README's first block verifies somebody")
    void the_first_block() throws IOException {
        Path file = Path.of("veriport.properties");
        Files.writeString(file, properties());
        try {
            new Shop().verify();
        } finally {
            Files.delete(file);
        }

        assertThat(letIn).hasSize(1);
    }

    private String properties() {
        return settings().entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private final class Shop extends ReadmeExample {
        @Override
        void keepOnServer(String session) {
            kept.add(session);
        }

        @Override
        void sendUserTo(Handoff handoff) {
            page = handoff.match(Handoff.HostedPage::url, sdk -> URI.create(""));
        }

        @Override
        String keptOnServer() {
            return kept.get(0);
        }

        @Override
        URI addressTheBrowserAskedFor() {
            return vendors.userIsVerified("authenteq", page);
        }

        @Override
        void letIn(Person person) {
            letIn.add(person);
        }
    }

    @Test
    @DisplayName("the README's Guice application has an IdentityProvider")
    void guice() {
        ConfigSource source = ConfigSource.of(settings());
        // tag::guice[]
        Injector injector = Guice.createInjector(new VeriportModule(source));
        IdentityProvider identity = injector.getInstance(IdentityProvider.class);
        // end::guice[]
        assertThat(identity.id()).isNotNull();
        injector.getInstance(Veriport.class).close();
    }

    @Test
    @DisplayName("the README's Spring Boot application begins a verification")
    void spring() {
        Onboarding.main(settings().entrySet().stream().map(ReadmeTest::argument).toArray(String[]::new));

        assertThat(vendors.counts().get(0).requests()).isEqualTo(1);
    }

    private static String argument(Map.Entry<String, String> setting) {
        return "--" + setting.getKey() + "=" + setting.getValue();
    }
}
