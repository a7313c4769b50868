package dev.veriport.docs.spring;

import dev.veriport.docs.Cases;
import dev.veriport.model.VerificationResult;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the application has of its own: a login, and what it does with a decision. */
@Configuration(proxyBeanMethods = false)
public class Account {
    private final List<VerificationResult> decided = new CopyOnWriteArrayList<>();

    public List<VerificationResult> decided() {
        return decided;
    }

    @Bean
    Cases.Decided decisions() {
        return (customer, result) -> decided.add(result);
    }

    @Bean
    Filter login() {
        return (request, response, chain) -> chain.doFilter(new LoggedIn((HttpServletRequest) request), response);
    }

    private static final class LoggedIn extends HttpServletRequestWrapper {
        LoggedIn(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Principal getUserPrincipal() {
            return () -> "customer-42";
        }
    }
}
