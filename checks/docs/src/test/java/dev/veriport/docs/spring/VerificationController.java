package dev.veriport.docs.spring;

import dev.veriport.docs.Cases;
import dev.veriport.model.Handoff.HostedPage;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.SessionAttribute;

@Controller
class VerificationController {
    private final IdentityProvider identity;
    private final Cases cases;

    VerificationController(IdentityProvider identity, Cases cases) {
        this.identity = identity;
        this.cases = cases;
    }

    /** The customer presses "Verify". */
    @PostMapping("/verify")
    ResponseEntity<Void> verify(Principal customer, HttpSession browser) {
        VerificationSession session = identity.start(VerificationRequest.builder(customer.getName())
                .returnTo("https://shop.example/verified")
                .build());
        browser.setAttribute("verification", session.ref().value()); // on the server
        return redirectTo(((HostedPage) session.handoff()).url());
    }

    /** The browser is back at returnTo. */
    @GetMapping("/verified")
    ResponseEntity<Void> verified(
            Principal customer, @SessionAttribute("verification") String session, HttpServletRequest request) {
        Instant askedAt = Instant.now();
        ReturnedParameters back = ReturnedParameters.ofQuery(request.getQueryString());
        VerificationResult result = identity.complete(SessionRef.parse(session), back);
        cases.read(customer.getName(), result, askedAt); // acts on a decision once, whoever reports it first
        return redirectTo(URI.create("/account"));
    }

    private static ResponseEntity<Void> redirectTo(URI page) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(page).build();
    }
}
