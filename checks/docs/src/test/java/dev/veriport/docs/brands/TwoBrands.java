package dev.veriport.docs.brands;

import dev.veriport.Veriport;
import dev.veriport.event.VeriportListener;
import dev.veriport.spring.SpringConfigSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class TwoBrands {
    @Bean
    Veriport north(Environment environment, ObjectProvider<VeriportListener> listeners) {
        return brand("north", environment, listeners);
    }

    @Bean
    Veriport south(Environment environment, ObjectProvider<VeriportListener> listeners) {
        return brand("south", environment, listeners);
    }

    private static Veriport brand(String name, Environment environment, ObjectProvider<VeriportListener> listeners) {
        Veriport.Builder brand = Veriport.builder(SpringConfigSource.of(environment, name));
        listeners.orderedStream().forEach(brand::listener);
        return brand.build();
    }
}
