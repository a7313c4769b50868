package dev.veriport.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.event.VeriportListener;
import dev.veriport.port.IdentityProvider;
import dev.veriport.port.VendorChooser;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.store.StoreFactory;
import java.lang.annotation.Annotation;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Binds one {@link Veriport} and its {@link IdentityProvider}. Adapters and stores are found by {@link
 * java.util.ServiceLoader}; a {@link Multibinder} of {@code IdentityProviderFactory<?>} adds adapters, one of {@code
 * StoreFactory<?>} adds stores, one of {@link VeriportListener} adds listeners. A {@link VendorChooser} that is bound
 * chooses. The creator of the injector must close its {@link Veriport}.
 *
 * <p>It changes no other binding. Two instances with the same source and annotation are equal. Two sources in one
 * injector need annotations; they share factories, listeners and the chooser. For brands that share nothing, install
 * each module in a {@link com.google.inject.PrivateModule}, and expose what others may use.
 */
public final class VeriportModule extends AbstractModule {
    private final ConfigSource source;
    private final @Nullable Annotation annotation;

    /** Binds both without an annotation. */
    public VeriportModule(ConfigSource source) {
        this.source = source;
        this.annotation = null;
    }

    /**
     * Binds both with an annotation.
     *
     * @param annotation a binding annotation, as {@code Names.named("north")} gives one
     */
    public VeriportModule(ConfigSource source, Annotation annotation) {
        this.source = source;
        this.annotation = annotation;
    }

    @Override
    protected void configure() {
        install(new Extensions());
        Provider<Set<IdentityProviderFactory<?>>> factories = getProvider(Key.get(Extensions.FACTORIES));
        Provider<Set<StoreFactory<?>>> stores = getProvider(Key.get(Extensions.STORES));
        Provider<Set<VeriportListener>> listeners = getProvider(Key.get(Extensions.LISTENERS));
        Provider<Optional<VendorChooser>> chooser = getProvider(Key.get(Extensions.CHOOSER));
        Provider<Veriport> veriport = () -> {
            Veriport.Builder builder = Veriport.builder(source);
            factories.get().forEach(builder::factory);
            stores.get().forEach(builder::storeFactory);
            listeners.get().forEach(builder::listener);
            chooser.get().ifPresent(builder::chooser);
            return builder.build();
        };
        bind(key(Veriport.class)).toProvider(veriport).in(Singleton.class);
        Provider<Veriport> opened = getProvider(key(Veriport.class));
        Provider<IdentityProvider> vendors = () -> opened.get().identityProvider();
        bind(key(IdentityProvider.class)).toProvider(vendors).in(Singleton.class);
    }

    private <T> Key<T> key(Class<T> type) {
        return annotation == null ? Key.get(type) : Key.get(type, annotation);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VeriportModule that
                && source.equals(that.source)
                && Objects.equals(annotation, that.annotation);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, annotation);
    }

    /** The factories, listeners and chooser that all {@link Veriport}s of the injector share; empty by default. */
    private static final class Extensions extends AbstractModule {
        static final TypeLiteral<Set<IdentityProviderFactory<?>>> FACTORIES = new TypeLiteral<>() {};
        static final TypeLiteral<Set<StoreFactory<?>>> STORES = new TypeLiteral<>() {};
        static final TypeLiteral<Set<VeriportListener>> LISTENERS = new TypeLiteral<>() {};
        static final TypeLiteral<Optional<VendorChooser>> CHOOSER = new TypeLiteral<>() {};

        @Override
        protected void configure() {
            Multibinder.newSetBinder(binder(), new TypeLiteral<IdentityProviderFactory<?>>() {});
            Multibinder.newSetBinder(binder(), new TypeLiteral<StoreFactory<?>>() {});
            Multibinder.newSetBinder(binder(), VeriportListener.class);
            OptionalBinder.newOptionalBinder(binder(), VendorChooser.class);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Extensions;
        }

        @Override
        public int hashCode() {
            return Extensions.class.hashCode();
        }
    }
}
