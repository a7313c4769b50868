package dev.veriport.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.PrivateModule;
import com.google.inject.ProvisionException;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.name.Named;
import com.google.inject.name.Names;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigReader;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.port.IdentityProvider;
import dev.veriport.port.VendorChooser;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.store.Store;
import dev.veriport.store.StoreFactory;
import dev.veriport.store.StoreRuntime;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class VeriportModuleTest {
    private static final ConfigSource SETTINGS = settings("alpha");

    private static ConfigSource settings(String vendor) {
        return ConfigSource.of(Map.of("veriport.provider", vendor));
    }

    /** Adds vendors as an application would. */
    private static final class Vendors extends AbstractModule {
        private final String[] names;

        Vendors(String... names) {
            this.names = names;
        }

        @Override
        protected void configure() {
            Multibinder<IdentityProviderFactory<?>> factories =
                    Multibinder.newSetBinder(binder(), new TypeLiteral<>() {});
            for (String name : names) {
                factories.addBinding().toInstance(NamedFactory.of(name));
            }
        }
    }

    /** Guice makes it although nobody bound it. */
    static final class Guessed {
        @Inject
        Guessed() {}
    }

    /** Has no constructor that says it may be injected. */
    static final class Unmarked {
        Unmarked() {}
    }

    interface Ship {
        String captain();
    }

    interface Captain {
        String name();
    }

    /** Needs who needs it: Guice gives one of the two a proxy. */
    static final class Liner implements Ship {
        private final Captain captain;

        @Inject
        Liner(Captain captain) {
            this.captain = captain;
        }

        @Override
        public String captain() {
            return captain.name();
        }
    }

    static final class Haddock implements Captain {
        @Inject
        Haddock(Ship ship) {
            assertThat(ship).isNotNull();
        }

        @Override
        public String name() {
            return "Haddock";
        }
    }

    /** Lives by what Guice allows when nobody forbids it. */
    private static final class EasyGoingHost extends AbstractModule {
        @Override
        protected void configure() {
            bind(Unmarked.class);
            bind(Ship.class).to(Liner.class);
            bind(Captain.class).to(Haddock.class);
            bind(Key.get(String.class, Named.class)).toInstance("any name");
        }
    }

    private static void assertEasyGoing(Injector injector) {
        assertThat(injector.getInstance(Guessed.class)).isNotNull();
        assertThat(injector.getInstance(Unmarked.class)).isNotNull();
        assertThat(injector.getInstance(Ship.class).captain()).isEqualTo("Haddock");
        assertThat(injector.getInstance(Key.get(String.class, Names.named("unbound"))))
                .isEqualTo("any name");
    }

    private static Key<Veriport> named(String name) {
        return Key.get(Veriport.class, Names.named(name));
    }

    private static ProviderId vendorOf(Veriport veriport) {
        try (veriport) {
            return veriport.identityProvider().id();
        }
    }

    @Test
    @DisplayName("GUICE the injector gives one Veriport and its identity provider, with vendors from the Multibinder")
    void sameVeriport() {
        Injector injector = Guice.createInjector(new VeriportModule(SETTINGS), new Vendors("alpha"));
        try (Veriport veriport = injector.getInstance(Veriport.class)) {
            assertThat(injector.getInstance(Veriport.class)).isSameAs(veriport);
            assertThat(injector.getInstance(IdentityProvider.class)).isSameAs(veriport.identityProvider());
            assertThat(veriport.providers()).containsExactly(new ProviderId("alpha"));
        }
    }

    /** A store that says which one is opened. */
    private record OpenedStore(String name) implements StoreFactory<String> {
        @Override
        public String configure(ConfigReader in) {
            return name;
        }

        @Override
        public Store open(String settings, StoreRuntime runtime) {
            throw new IllegalStateException("opened " + settings);
        }
    }

    @Test
    @DisplayName("GUICE a store of the application, as one on its DataSource, comes from the Multibinder")
    void storeFactory() {
        Module stores = new AbstractModule() {
            @Override
            protected void configure() {
                Multibinder.newSetBinder(binder(), new TypeLiteral<StoreFactory<?>>() {})
                        .addBinding()
                        .toInstance(new OpenedStore("own"));
            }
        };
        ConfigSource settings = ConfigSource.of(Map.of(
                "veriport.provider", "alpha",
                "veriport.store", "own",
                "veriport.store-keys", "a2V5IGZvciB0ZXN0cywgMzIgYnl0ZXMgbG9uZyEhISE="));
        Injector injector = Guice.createInjector(new VeriportModule(settings), new Vendors("alpha"), stores);
        assertThatThrownBy(() -> injector.getInstance(Veriport.class)).hasRootCauseMessage("opened own");
    }

    @Test
    @DisplayName("GUICE a VendorChooser that the application binds chooses")
    void chooser() {
        Module chooser = new AbstractModule() {
            @Override
            protected void configure() {
                bind(VendorChooser.class).toInstance(start -> List.of(new ProviderId("beta")));
            }
        };
        ConfigSource settings = ConfigSource.of(Map.of("veriport.provider", "alpha", "veriport.fallback", "beta"));
        Injector injector = Guice.createInjector(new VeriportModule(settings), new Vendors("alpha", "beta"), chooser);
        try (Veriport veriport = injector.getInstance(Veriport.class)) {
            VerificationRequest request = VerificationRequest.builder("customer-42")
                    .returnTo(URI.create("https://shop.example/verified"))
                    .build();
            assertThat(veriport.identityProvider().start(request).provider()).isEqualTo(new ProviderId("beta"));
        }
    }

    @Test
    @DisplayName("C1 a host keeps its just-in-time bindings, unmarked constructors, circular proxies and annotations,"
            + " and so do its parent and its children")
    void changesNothingOfItsHost() {
        Injector host = Guice.createInjector(new VeriportModule(SETTINGS), new Vendors("alpha"), new EasyGoingHost());
        assertEasyGoing(host);

        Injector parent = Guice.createInjector(new EasyGoingHost());
        Injector child = parent.createChildInjector(new VeriportModule(SETTINGS), new Vendors("alpha"));
        assertEasyGoing(child);
        assertEasyGoing(parent);
        assertThat(vendorOf(child.getInstance(Veriport.class))).isEqualTo(new ProviderId("alpha"));
    }

    @Test
    @DisplayName("C1 it works in a host that forbids all of these")
    void inAStrictHost() {
        Module strict = new AbstractModule() {
            @Override
            protected void configure() {
                binder().requireExplicitBindings();
                binder().requireAtInjectOnConstructors();
                binder().requireExactBindingAnnotations();
                binder().disableCircularProxies();
            }
        };
        Injector injector = Guice.createInjector(strict, new VeriportModule(SETTINGS), new Vendors("alpha"));
        assertThat(vendorOf(injector.getInstance(Veriport.class))).isEqualTo(new ProviderId("alpha"));
    }

    @Test
    @DisplayName("C1 the same module installed twice is one")
    void twice() {
        Injector injector = Guice.createInjector(
                new VeriportModule(SETTINGS),
                new VeriportModule(SETTINGS),
                new VeriportModule(SETTINGS, Names.named("north")),
                new VeriportModule(SETTINGS, Names.named("north")),
                new Vendors("alpha"));
        assertThat(vendorOf(injector.getInstance(Veriport.class))).isEqualTo(new ProviderId("alpha"));
        assertThat(vendorOf(injector.getInstance(named("north")))).isEqualTo(new ProviderId("alpha"));
    }

    @Test
    @DisplayName("C1 two brands live in one injector by their annotations, beside one that has none")
    void brandsByAnnotation() {
        Injector injector = Guice.createInjector(
                new VeriportModule(settings("alpha"), Names.named("north")),
                new VeriportModule(settings("beta"), Names.named("south")),
                new VeriportModule(settings("gamma")),
                new Vendors("alpha", "beta", "gamma"));
        assertThat(injector.getInstance(Key.get(IdentityProvider.class, Names.named("south")))
                        .id())
                .isEqualTo(new ProviderId("beta"));
        assertThat(vendorOf(injector.getInstance(named("north")))).isEqualTo(new ProviderId("alpha"));
        assertThat(vendorOf(injector.getInstance(named("south")))).isEqualTo(new ProviderId("beta"));
        assertThat(vendorOf(injector.getInstance(Veriport.class))).isEqualTo(new ProviderId("gamma"));
    }

    @Test
    @DisplayName("C1 two brands live in private modules, each with vendors of its own")
    void brandsInPrivateModules() {
        Injector injector = Guice.createInjector(brand("north", "alpha"), brand("south", "beta"));
        assertThat(vendorOf(injector.getInstance(named("north")))).isEqualTo(new ProviderId("alpha"));
        assertThat(vendorOf(injector.getInstance(named("south")))).isEqualTo(new ProviderId("beta"));
    }

    private static Module brand(String name, String vendor) {
        return new PrivateModule() {
            @Override
            protected void configure() {
                install(new VeriportModule(settings(vendor)));
                install(new Vendors(vendor));
                bind(named(name)).to(Veriport.class);
                expose(named(name));
            }
        };
    }

    @Test
    @DisplayName("C1 two sources without annotations are told by Guice")
    void twoSources() {
        assertThatThrownBy(() -> Guice.createInjector(
                        new VeriportModule(settings("alpha")), new VeriportModule(settings("beta"))))
                .isInstanceOf(CreationException.class)
                .hasMessageContaining("Veriport was bound multiple times");
    }

    @Test
    @DisplayName("GUICE a wrong configuration is told as without Guice")
    void wrongConfiguration() {
        Injector injector = Guice.createInjector(new VeriportModule(ConfigSource.of(Map.of())), new Vendors("alpha"));
        assertThatThrownBy(() -> injector.getInstance(Veriport.class))
                .isInstanceOf(ProvisionException.class)
                .hasCauseInstanceOf(dev.veriport.error.ConfigurationException.class)
                .hasMessageContaining("veriport.provider: must be an installed vendor");
    }
}
