package dev.veriport.adapter.onfido;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.onfido.FakeOnfido;
import dev.veriport.fake.onfido.FakeOnfidoServer;
import dev.veriport.fake.onfido.OnfidoReportJson;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Evidence;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.contract.VendorContract;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.testkit.vendor.SampleRequest;
import dev.veriport.testkit.vendor.StagedOperation;
import dev.veriport.testkit.vendor.StagedOperation.Staging;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Onfido keeps the contract:")
class OnfidoContractTest extends VendorContract {
    OnfidoContractTest() {
        super(new InOneRequest());
    }

    /** An account with OAuth, whose files need one request each: the redirect to a storage has a test of its own. */
    private static final class InOneRequest implements FakeVendor {
        private final FakeVendor oauth = FakeOnfido.withOauth();

        @Override
        public String vendor() {
            return oauth.vendor();
        }

        @Override
        public FakeOnfidoServer start(int port) {
            return FakeOnfidoServer.builder()
                    .oauth(true)
                    .evidenceAtOnce(true)
                    .port(port)
                    .start();
        }

        @Override
        public List<StagedOperation> stagedOperations() {
            return oauth.stagedOperations();
        }
    }

    /** A workflow of one task, so that each operation sends one request. */
    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "workflow-id", FakeOnfidoServer.ONE_TASK_WORKFLOW, "workflow.video", FakeOnfidoServer.VIDEO_WORKFLOW);
    }

    @Override
    protected String workflowId() {
        return FakeOnfidoServer.VIDEO_WORKFLOW;
    }

    @Override
    protected Map<String, Staging> vendorOnly() {
        Map<String, Staging> calls = new LinkedHashMap<>();
        for (String part :
                new String[] {"list-tasks", "find-task", "list-documents", "list-live-photos", "list-live-videos"}) {
            calls.put(
                    part,
                    ended((veriport, id) ->
                            requireWhole(veriport.identityProvider().find(id))));
        }
        calls.put("find-applicant", OnfidoContractTest::queued);
        calls.put("delete-applicant", OnfidoContractTest::restored);
        calls.put("restore-applicant", ended((veriport, id) -> api(veriport).restore(id)));
        calls.put("list-workflow-runs", OnfidoContractTest::byReference);
        calls.put("download-live-video", OnfidoContractTest::video);
        calls.put("list-reports", OnfidoContractTest::reports);
        calls.put("find-report", OnfidoContractTest::report);
        return calls;
    }

    /** An applicant in the deletion queue is read once, and not queued again. */
    private static Consumer<Veriport> queued(RunningFake vendor, Veriport veriport) {
        Consumer<Veriport> erasure =
                ended((failing, id) -> failing.identityProvider().erase(id)).stage(vendor, veriport);
        erasure.accept(veriport);
        return erasure;
    }

    /** An applicant in the deletion queue is not deleted again. */
    private static Consumer<Veriport> restored(RunningFake vendor, Veriport veriport) {
        return ended((failing, id) -> {
                    ((FakeOnfidoServer) vendor).restore(id.value());
                    failing.identityProvider().erase(id);
                })
                .stage(vendor, veriport);
    }

    private static Consumer<Veriport> byReference(RunningFake vendor, Veriport veriport) {
        AttemptId attempt = AttemptId.random();
        veriport.identityProvider().start(staged().attempt(attempt).build());
        return failing -> {
            ProviderId provider = failing.identityProvider().id();
            failing.identityProvider().findByReference(AttemptReference.of(provider, "staged-case", attempt));
        };
    }

    private static Consumer<Veriport> video(RunningFake vendor, Veriport veriport) {
        VerificationSession session =
                veriport.identityProvider().start(staged().workflow("video").build());
        ReturnedParameters back = vendor.finish(session, Ending.APPROVED);
        return failing -> failing.identityProvider().complete(session.ref(), back).evidence().stream()
                .filter(evidence -> evidence.kind() == Evidence.Kind.VIDEO)
                .forEach(OnfidoContractTest::read);
    }

    private static Consumer<Veriport> reports(RunningFake vendor, Veriport veriport) {
        String check = check(vendor, veriport);
        return failing -> api(failing).reports(check);
    }

    private static Consumer<Veriport> report(RunningFake vendor, Veriport veriport) {
        String id = api(veriport)
                .reports(check(vendor, veriport))
                .provenance()
                .recordIds()
                .get(0);
        return failing -> api(failing).report(id);
    }

    private static String check(RunningFake vendor, Veriport veriport) {
        veriport.identityProvider().start(staged().build());
        FakeOnfidoServer onfido = (FakeOnfidoServer) vendor;
        return onfido.addCheck(onfido.applicantIds().get(0), Map.of("document", OnfidoReportJson.document()));
    }

    private static VerificationRequest.Builder staged() {
        return SampleRequest.of("staged-case").returnTo(URI.create("https://shop.example/verified"));
    }

    private static void read(Evidence evidence) {
        try (InputStream opened = evidence.open()) {
            opened.readAllBytes();
        } catch (IOException undecodable) {
            throw new UncheckedIOException(undecodable);
        }
    }

    private static OnfidoApi api(Veriport veriport) {
        return veriport.identityProvider().unwrap(OnfidoApi.class).orElseThrow();
    }

    private static Staging ended(BiConsumer<Veriport, VerificationId> call) {
        return StagedOperation.verified(call);
    }

    /** A part that cannot be read does not fail the result. Its failure is in the result. */
    private static void requireWhole(VerificationResult result) {
        result.notRead().stream().findFirst().ifPresent(part -> {
            VeriportException.Builder failure = VeriportException.of(ErrorCode.valueOf(part.code()), part.because());
            part.vendorRequestId().ifPresent(failure::vendorRequestId);
            throw failure.build();
        });
    }
}
