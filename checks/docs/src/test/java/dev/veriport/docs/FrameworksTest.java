package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.docs.spring.Onboarding;
import dev.veriport.guice.VeriportModule;
import dev.veriport.port.IdentityProvider;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The programs of docs/start.md and docs/spring-boot.md, run. */
final class FrameworksTest extends Sandboxed {

    @Test
    @DisplayName("docs/start.md: the Guice application has an IdentityProvider")
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
    @DisplayName("docs/spring-boot.md: the Spring Boot application begins a verification")
    void spring() {
        Onboarding.main(
                settings().entrySet().stream().map(FrameworksTest::argument).toArray(String[]::new));

        assertThat(vendors.counts().get(0).requests()).isEqualTo(1);
    }

    private static String argument(Map.Entry<String, String> setting) {
        return "--" + setting.getKey() + "=" + setting.getValue();
    }
}
