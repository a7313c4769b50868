package dev.veriport.spring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** How an application that has Spring Security lets webhooks in, as docs/webhooks.md says it. */
final class Secured {
    private Secured() {}

    @Configuration(proxyBeanMethods = false)
    static class WithBothLines {
        @Bean
        SecurityFilterChain security(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/webhooks/**")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .csrf(csrf -> csrf.ignoringRequestMatchers("/webhooks/**"))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PermittedByNobody {
        @Bean
        SecurityFilterChain security(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .csrf(csrf -> csrf.ignoringRequestMatchers("/webhooks/**"))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ProtectedFromCsrf {
        @Bean
        SecurityFilterChain security(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/webhooks/**")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .build();
        }
    }
}
