package dev.veriport.cli;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.VeriportException;
import dev.veriport.guice.VeriportModule;

/** Creates a {@link Veriport} through Guice, as an application does. */
final class GuiceVeriport {
    private GuiceVeriport() {}

    /** @throws VeriportException the failure of opening it, unwrapped from Guice's exception */
    static Veriport open(ConfigSource source) {
        try {
            return Guice.createInjector(Stage.DEVELOPMENT, GuiceVeriport::strict, new VeriportModule(source))
                    .getInstance(Veriport.class);
        } catch (ProvisionException wrapped) {
            if (wrapped.getCause() instanceof VeriportException failure) {
                throw failure;
            }
            throw wrapped;
        }
    }

    /** Guice's strict options: every binding is explicit. */
    private static void strict(Binder binder) {
        binder.requireExplicitBindings();
        binder.requireAtInjectOnConstructors();
        binder.requireExactBindingAnnotations();
        binder.disableCircularProxies();
    }
}
