package dev.veriport.spring;

import dev.veriport.Veriport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The {@link Veriport} beans that are in use. Health, info and meters look here, and so open none: an application with
 * an {@code IdentityProvider} of its own, or a mock in its tests, has no settings. Thread-safe.
 */
final class OpenVeriports {
    private final ConfigurableListableBeanFactory beans;

    OpenVeriports(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /** By the names of their beans; more than one with several brands. */
    Map<String, Veriport> byName() {
        Map<String, Veriport> open = new LinkedHashMap<>();
        for (String name : beans.getBeanNamesForType(Veriport.class, true, false)) {
            if (beans.getSingleton(name) instanceof Veriport veriport) {
                open.put(name, veriport);
            }
        }
        return open;
    }
}
