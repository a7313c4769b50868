package dev.veriport.spring;

import dev.veriport.Veriport;
import dev.veriport.event.VeriportListener;
import dev.veriport.port.IdentityProvider;
import dev.veriport.port.VendorChooser;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.StoreFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * {@link Veriport} and its {@link IdentityProvider}, one of each. Adapters are found by {@link java.util.ServiceLoader};
 * beans that are factories are added, {@link VeriportListener} beans watch, and a {@link VendorChooser} bean chooses.
 */
@AutoConfiguration
public final class VeriportAutoConfiguration {
    VeriportAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    Veriport veriport(
            Environment environment,
            ObjectProvider<IdentityProviderFactory<?>> factories,
            ObjectProvider<StoreFactory<?>> storeFactories,
            ObjectProvider<VeriportListener> listeners,
            ObjectProvider<VendorChooser> chooser) {
        Veriport.Builder builder = Veriport.builder(new SpringConfigSource(environment));
        factories.orderedStream().forEach(builder::factory);
        storeFactories.orderedStream().forEach(builder::storeFactory);
        listeners.orderedStream().forEach(builder::listener);
        chooser.ifAvailable(builder::chooser);
        return builder.build();
    }

    /** Closed with its {@link Veriport}, not by itself. */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    IdentityProvider identityProvider(Veriport veriport) {
        return veriport.identityProvider();
    }
}
