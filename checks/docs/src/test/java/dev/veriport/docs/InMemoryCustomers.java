package dev.veriport.docs;

import dev.veriport.model.Applicant;
import dev.veriport.model.Handoff.HostedPage;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.memory.InMemoryVendor;
import dev.veriport.testkit.server.Ending;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The application's own database, in memory. Each customer is the same invented person. */
final class InMemoryCustomers implements Shop.Customers {
    private final Map<String, List<String>> sessions = new ConcurrentHashMap<>();
    private final Map<String, VerificationId> verifications = new ConcurrentHashMap<>();
    private final List<VerificationResult> approved = new CopyOnWriteArrayList<>();
    private final List<VerificationResult> tasks = new CopyOnWriteArrayList<>();
    private final Map<String, Optional<VaultKey>> supportCases = new ConcurrentHashMap<>();

    /** The sessions of a customer's rows, oldest first. */
    List<String> sessions(String customer) {
        return sessions.computeIfAbsent(customer, nobody -> new CopyOnWriteArrayList<>());
    }

    /** The customer finishes on this page of the last row's session. Gives what the browser returns with. */
    ReturnedParameters finish(InMemoryVendor vendor, String customer, URI page, Ending ending) {
        SessionRef ref = SessionRef.parse(session(customer));
        return vendor.finish(
                new VerificationSession(ref, new HostedPage(page), Instant.EPOCH, Reported.notProvided()), ending);
    }

    Map<String, VerificationId> verifications() {
        return verifications;
    }

    List<VerificationResult> approved() {
        return approved;
    }

    List<VerificationResult> tasks() {
        return new ArrayList<>(tasks);
    }

    Map<String, Optional<VaultKey>> supportCases() {
        return supportCases;
    }

    @Override
    public void storeSession(String customer, String session) {
        sessions(customer).add(session);
    }

    @Override
    public void replaceSession(String customer, String session) {
        List<String> rows = sessions(customer);
        rows.set(rows.size() - 1, session);
    }

    @Override
    public String session(String customer) {
        List<String> rows = sessions(customer);
        return rows.get(rows.size() - 1);
    }

    @Override
    public void storeVerification(String customer, VerificationId verification) {
        verifications.put(customer, verification);
    }

    @Override
    public Applicant applicant(String customer) {
        return Applicant.builder().givenNames("Vera").familyName("Specimen").build();
    }

    @Override
    public String approve(String customer, VerificationResult result) {
        approved.add(result);
        return "/welcome";
    }

    @Override
    public String openTask(String customer, VerificationResult result) {
        tasks.add(result);
        return "/please-wait";
    }

    @Override
    public String openSupportCase(String customer, Optional<VaultKey> answer) {
        supportCases.put(customer, answer);
        return "/please-wait";
    }
}
