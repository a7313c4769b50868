package dev.veriport.spring;

import dev.veriport.Veriport;
import dev.veriport.error.ConfigurationException;
import dev.veriport.error.ConfigurationException.Problem;
import dev.veriport.event.VeriportListener;
import dev.veriport.port.IdentityProvider;
import dev.veriport.port.VendorChooser;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.store.StoreFactory;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * {@link Veriport} and its {@link IdentityProvider}, one of each. Adapters are found by {@link java.util.ServiceLoader};
 * beans that are factories are added, {@link VeriportListener} beans watch, and a {@link VendorChooser} bean chooses.
 */
@AutoConfiguration
@Conditional(OnVeriportEnabled.class)
public final class VeriportAutoConfiguration {
    VeriportAutoConfiguration() {}

    /**
     * Opened by the {@link IdentityProvider} below when the application starts. Lazy for an application that has an {@link
     * IdentityProvider} of its own, or mocks it: nobody asks for this one there, and it needs no settings.
     */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    Veriport veriport(
            Environment environment,
            ObjectProvider<IdentityProviderFactory<?>> factories,
            ObjectProvider<StoreFactory<?>> storeFactories,
            ObjectProvider<VeriportListener> listeners,
            ObjectProvider<VendorChooser> chooser) {
        if (!StarterSettings.enabled(environment)) {
            throw new ConfigurationException(List.of(new Problem(
                    "veriport.enabled",
                    "is false, but was true when the application was processed ahead of time: process it again")));
        }
        Veriport.Builder builder = Veriport.builder(SpringConfigSource.of(environment));
        factories.orderedStream().forEach(builder::factory);
        storeFactories.orderedStream().forEach(builder::storeFactory);
        listeners.orderedStream().forEach(builder::listener);
        chooser.ifAvailable(builder::chooser);
        return builder.build();
    }

    /** Closed with its {@link Veriport}, not by itself; not made where several are, one for each brand. */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(Veriport.class)
    IdentityProvider identityProvider(Veriport veriport) {
        return veriport.identityProvider();
    }
}
