package dev.veriport.docs;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Applicant;
import dev.veriport.model.Handoff.HostedPage;
import dev.veriport.model.Person;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import java.net.URI;

/** The README's two handlers, and the web application around them. */
final class Shop {
    private final IdentityProvider identity;
    private final Customers customers;

    Shop(IdentityProvider identity, Customers customers) {
        this.identity = identity;
        this.customers = customers;
    }

    /** The application's own database. */
    interface Customers {
        void storeSession(String customer, String session);

        String session(String customer);

        void storeVerification(String customer, VerificationId verification);

        Applicant applicant(String customer);

        /** Gives the page to show. */
        String approve(String customer, Person person);

        void openSupportCase(String customer);
    }

    // tag::handlers[]
    /** The customer presses "Verify". Returns the URL to redirect the browser to. */
    URI start(String customer) {
        VerificationSession session = identity.start(VerificationRequest.builder(customer)
                .returnTo("https://shop.example/verified")
                .applicant(customers.applicant(customer)) // some vendors require the names
                .build());
        customers.storeSession(customer, session.ref().value()); // on the server, never in the browser
        return ((HostedPage) session.handoff()).url(); // a start on the web always gives a hosted page
    }

    /** The browser is back at returnTo and requested this URL. Returns the page to show. */
    String verified(String customer, String requestedUrl) {
        SessionRef session = SessionRef.parse(customers.session(customer));
        try {
            VerificationResult result = identity.complete(session, ReturnedParameters.ofUrl(requestedUrl));
            result.id().toOptional().ifPresent(id -> customers.storeVerification(customer, id)); // for find and erase
            return switch (result.decision()) {
                case APPROVED -> customers.approve(customer, result.person());
                case DECLINED -> "/declined";
                case RESUBMIT -> "/verify-again"; // for example with a sharper photo: "Verify" again
                case PENDING -> "/not-finished"; // the user left the page, or the record is late
                default -> "/please-wait"; // REVIEW or INDETERMINATE: a person at the vendor, or yours, decides later
            };
        } catch (VeriportException failure) {
            if (failure.code() == ErrorCode.OUTCOME_UNKNOWN) {
                customers.openSupportCase(customer); // the vendor may have decided: start no second verification
                return "/please-wait";
            }
            throw failure; // the error page: the customer may reload, complete is idempotent
        }
    }
    // end::handlers[]
}
