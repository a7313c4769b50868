package dev.veriport.docs.spring;

import dev.veriport.docs.Cases;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Onboarding {
    public static void main(String[] arguments) {
        SpringApplication.run(Onboarding.class, arguments);
    }

    /** The starter gives it each delivery, because it is a WebhookHandler. */
    @Bean
    Cases cases(Cases.Decided decided) {
        return new Cases(decided);
    }
}
