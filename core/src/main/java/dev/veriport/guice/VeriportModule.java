package dev.veriport.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.event.VeriportListener;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.IdentityProviderFactory;
import java.util.Set;

/**
 * Binds {@link Veriport} and its {@link IdentityProvider}, one of each. Adapters are found by {@link
 * java.util.ServiceLoader}; a {@link Multibinder} of {@code IdentityProviderFactory<?>} adds more, one of {@link
 * VeriportListener} adds who watches. Who creates the injector closes its {@link Veriport}.
 */
public final class VeriportModule extends AbstractModule {
    private final ConfigSource source;

    public VeriportModule(ConfigSource source) {
        this.source = source;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().requireAtInjectOnConstructors();
        binder().requireExactBindingAnnotations();
        binder().disableCircularProxies();
        Multibinder.newSetBinder(binder(), new TypeLiteral<IdentityProviderFactory<?>>() {});
        Multibinder.newSetBinder(binder(), VeriportListener.class);
    }

    @Provides
    @Singleton
    Veriport veriport(Set<IdentityProviderFactory<?>> more, Set<VeriportListener> listeners) {
        Veriport.Builder builder = Veriport.builder(source);
        more.forEach(builder::factory);
        listeners.forEach(builder::listener);
        return builder.build();
    }

    @Provides
    @Singleton
    IdentityProvider identityProvider(Veriport veriport) {
        return veriport.identityProvider();
    }
}
