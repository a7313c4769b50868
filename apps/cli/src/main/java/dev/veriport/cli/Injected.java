package dev.veriport.cli;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.VeriportException;
import dev.veriport.guice.VeriportModule;

/** Gets a {@link Veriport} from Guice, as an application would. */
final class Injected {
    private Injected() {}

    /** @throws VeriportException what opening it threw, out of Guice's wrapping */
    static Veriport veriport(ConfigSource source) {
        try {
            return Guice.createInjector(Stage.DEVELOPMENT, Injected::strict, new VeriportModule(source))
                    .getInstance(Veriport.class);
        } catch (ProvisionException wrapped) {
            if (wrapped.getCause() instanceof VeriportException failure) {
                throw failure;
            }
            throw wrapped;
        }
    }

    /** Nothing is guessed; a rule of this application, and so of its injector. */
    private static void strict(Binder binder) {
        binder.requireExplicitBindings();
        binder.requireAtInjectOnConstructors();
        binder.requireExactBindingAnnotations();
        binder.disableCircularProxies();
    }
}
