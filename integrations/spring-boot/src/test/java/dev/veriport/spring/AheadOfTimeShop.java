package dev.veriport.spring;

import dev.veriport.webhook.WebhookHandler;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A program that is processed ahead of time; what it prints is read by the test that started it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Secured.WithBothLines.class)
public class AheadOfTimeShop {
    static final String PORT = "port ";
    static final String DELIVERY = "delivery ";

    public static void main(String[] arguments) {
        ConfigurableApplicationContext shop = SpringApplication.run(AheadOfTimeShop.class, arguments);
        System.out.println(PORT + shop.getEnvironment().getProperty("local.server.port"));
    }

    @Bean
    WebhookHandler handler() {
        return delivery ->
                System.out.println(DELIVERY + delivery.result().orElseThrow().decision());
    }
}
