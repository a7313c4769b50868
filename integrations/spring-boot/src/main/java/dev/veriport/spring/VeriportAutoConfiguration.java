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
 * One {@link Veriport} and its {@link IdentityProvider}. Adapters are found by {@link java.util.ServiceLoader}. Beans
 * that are factories are added, {@link VeriportListener} beans receive events, and a {@link VendorChooser} bean
 * chooses.
 */
@AutoConfiguration
@Conditional(OnVeriportEnabled.class)
public final class VeriportAutoConfiguration {
    VeriportAutoConfiguration() {}

    /**
     * Opened by the {@link IdentityProvider} below when the application starts. Lazy, since an application with an
     * {@link IdentityProvider} of its own, or a mock, does not need it and has no settings.
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

    /** Closed with its {@link Veriport}. Not made where there are several, one for each brand. */
    @Bean(name = "veriportIdentityProvider", destroyMethod = "")
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(Veriport.class)
    IdentityProvider identityProvider(Veriport veriport) {
        return veriport.identityProvider();
    }
}
