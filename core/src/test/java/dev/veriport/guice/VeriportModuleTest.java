package dev.veriport.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.model.ProviderId;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.IdentityProviderFactory;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class VeriportModuleTest {
    private static final ConfigSource SETTINGS = ConfigSource.of(Map.of(
            "veriport.provider", "alpha",
            "veriport.alpha.client-id", "me",
            "veriport.alpha.client-secret", "secret"));

    /** Adds a vendor as an application would. */
    private static final class Vendors extends AbstractModule {
        @Override
        protected void configure() {
            Multibinder.newSetBinder(binder(), new TypeLiteral<IdentityProviderFactory<?>>() {})
                    .addBinding()
                    .toInstance(ScriptedFactory.of("alpha"));
        }
    }

    /** Could be made by Guice without being bound, if it were allowed to guess. */
    static final class Guessable {
        @Inject
        Guessable() {}
    }

    /** Bound, and without a constructor that says it may be injected. */
    static final class Unmarked {
        Unmarked() {}
    }

    @Test
    @DisplayName("GUICE the injector gives one Veriport and its identity provider, with vendors from the Multibinder")
    void sameVeriport() {
        Injector injector = Guice.createInjector(new VeriportModule(SETTINGS), new Vendors());
        try (Veriport veriport = injector.getInstance(Veriport.class)) {
            assertThat(injector.getInstance(Veriport.class)).isSameAs(veriport);
            assertThat(injector.getInstance(IdentityProvider.class)).isSameAs(veriport.identityProvider());
            assertThat(veriport.providers()).containsExactly(new ProviderId("alpha"));
        }
    }

    @Test
    @DisplayName("GUICE what is not bound is not guessed, and constructors say that they may be injected")
    void strict() {
        Injector injector = Guice.createInjector(new VeriportModule(SETTINGS), new Vendors());
        assertThatThrownBy(() -> injector.getInstance(Guessable.class)).isInstanceOf(ConfigurationException.class);
        AbstractModule unmarked = new AbstractModule() {
            @Override
            protected void configure() {
                bind(Unmarked.class);
            }
        };
        assertThatThrownBy(() -> Guice.createInjector(new VeriportModule(SETTINGS), new Vendors(), unmarked))
                .isInstanceOf(CreationException.class);
    }

    @Test
    @DisplayName("GUICE a wrong configuration is told as without Guice")
    void wrongConfiguration() {
        Injector injector = Guice.createInjector(new VeriportModule(ConfigSource.of(Map.of())), new Vendors());
        assertThatThrownBy(() -> injector.getInstance(Veriport.class))
                .isInstanceOf(ProvisionException.class)
                .hasCauseInstanceOf(dev.veriport.error.ConfigurationException.class)
                .hasMessageContaining("veriport.provider: must name");
    }
}
