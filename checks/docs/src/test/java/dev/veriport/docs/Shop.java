package dev.veriport.docs;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Applicant;
import dev.veriport.model.Handoff.HostedPage;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import java.net.URI;
import java.util.Optional;

/** The README's two handlers, that of a lost page, and the web application around them. */
final class Shop {
    private final IdentityProvider identity;
    private final Customers customers;

    Shop(IdentityProvider identity, Customers customers) {
        this.identity = identity;
        this.customers = customers;
    }

    /** The application's own database. */
    interface Customers {
        /** Adds a row. */
        void storeSession(String customer, String session);

        /** Changes the newest row. */
        void replaceSession(String customer, String session);

        /** Of the newest row. */
        String session(String customer);

        void storeVerification(String customer, VerificationId verification);

        Applicant applicant(String customer);

        /** Compares the person with the customer. Gives the page to show. */
        String approve(String customer, VerificationResult result);

        /** Gives the page to show. */
        String openTask(String customer, VerificationResult result);

        /** Gives the page to show. */
        String openSupportCase(String customer, Optional<VaultKey> answer);
    }

    // tag::handlers[]
    /** The customer presses "Verify". Returns the URL to redirect the browser to. */
    URI start(String customer) {
        VerificationSession session = identity.start(VerificationRequest.builder(customer)
                .returnTo("https://shop.example/verified")
                .applicant(customers.applicant(customer)) // some vendors require the names
                .build());
        customers.storeSession(customer, session.ref().value()); // a new row, on the server
        return ((HostedPage) session.handoff()).url(); // a start on the web always gives a hosted page
    }

    /** The browser is back at returnTo. Returns the page to show. */
    String verified(String customer, ReturnedParameters back) { // ofQuery(request.getQueryString())
        SessionRef session = SessionRef.parse(customers.session(customer));
        try {
            VerificationResult result = identity.complete(session, back);
            result.id().toOptional().ifPresent(id -> customers.storeVerification(customer, id)); // for find and erase
            return switch (result.decision()) {
                case APPROVED ->
                    result.notRead().isEmpty()
                            ? customers.approve(customer, result) // compares the person with the customer
                            : "/please-wait"; // find reads the missing part later
                case DECLINED -> "/declined";
                case RESUBMIT -> "/verify-again"; // for example with a sharper photo: resume, or start again
                case PENDING -> "/not-finished"; // the user left the page, or the record is late
                case REVIEW -> "/please-wait"; // a person at the vendor decides: a webhook, or find, says how
                case INDETERMINATE -> customers.openTask(customer, result); // a person of yours decides
            };
        } catch (VeriportException failure) {
            if (failure.code() == ErrorCode.OUTCOME_UNKNOWN) { // the vendor may have decided: start no second one
                return customers.openSupportCase(customer, failure.vaultKey());
            }
            throw failure; // the error page. After UNAVAILABLE or TIMEOUT the customer may reload; alert on others
        }
    }
    // end::handlers[]

    // tag::again[]
    /** The customer presses "Verify" again, after RESUBMIT or PENDING. Returns the URL to redirect the browser to. */
    URI again(String customer) {
        try {
            VerificationSession session = identity.resume(SessionRef.parse(customers.session(customer)));
            customers.replaceSession(customer, session.ref().value()); // in the same row, before the redirect
            return ((HostedPage) session.handoff()).url();
        } catch (VeriportException failure) {
            if (failure.code() == ErrorCode.UNSUPPORTED || failure.code() == ErrorCode.INVALID_REQUEST) {
                return start(customer); // the vendor has no resume, or the verification has ended
            }
            throw failure;
        }
    }
    // end::again[]
}
