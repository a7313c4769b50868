package dev.veriport.docs.spring;

import dev.veriport.model.Handoff;
import dev.veriport.model.VerificationRequest;
import dev.veriport.port.IdentityProvider;
import java.net.URI;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Onboarding {
    public static void main(String[] arguments) {
        SpringApplication.run(Onboarding.class, arguments);
    }

    @Bean
    CommandLineRunner verify(IdentityProvider identity) {
        VerificationRequest request = VerificationRequest.builder("customer-42")
                .returnTo(URI.create("https://shop.example/verified"))
                .build();
        return arguments -> {
            Handoff handoff = identity.start(request).handoff();
            String next = handoff.match(page -> "send the user to " + page.url(), sdk -> "give the app its token");
            System.out.println(next);
        };
    }
}
