package dev.veriport.adapter.sumsub;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.sumsub.FakeSumsub;
import dev.veriport.fake.sumsub.FakeSumsubServer;
import dev.veriport.model.AttemptId;
import dev.veriport.model.Channel;
import dev.veriport.model.Country;
import dev.veriport.model.ImageSource;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.contract.VendorContract;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.SampleFiles;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.testkit.vendor.SampleRequest;
import dev.veriport.testkit.vendor.StagedOperation;
import dev.veriport.testkit.vendor.StagedOperation.Staging;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Sumsub keeps the contract:")
class SumsubContractTest extends VendorContract {
    private static final ImageSource BILL = ImageSource.bytes(SampleFiles.jpeg("bill"));

    SumsubContractTest() {
        super(new FakeSumsub());
    }

    @Override
    protected String workflowId() {
        return FakeSumsubServer.RESIDENCE_LEVEL;
    }

    @Override
    protected String unknownVerification() {
        return "5b594ade0a975a36c9349e66:00000000-0000-4000-8000-000000000000";
    }

    @Override
    protected Map<String, Staging> vendorOnly() {
        return Map.of(
                "generate-access-token",
                SumsubContractTest::sameStart,
                "get-document-images-info",
                StagedOperation.verified((veriport, id) ->
                        requireWhole(veriport.identityProvider().find(id))),
                "add-id-document",
                opened((api, id) -> api.addImage(id, anotherType(), Country.of("NOR"), BILL)),
                "simulate-review-response",
                opened((api, id) -> api.simulate(id, true)));
    }

    /** Each time another one: an image that is there already would answer for a lost one. */
    private static String anotherType() {
        return "OTHER_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    /** The same attempt each time: an answer names its user, and one about another attempt is refused. */
    private static Consumer<Veriport> sameStart(RunningFake vendor, Veriport veriport) {
        VerificationRequest start = SampleRequest.of("staged-case")
                .channel(Channel.MOBILE_SDK)
                .attempt(AttemptId.random())
                .build();
        return failing -> failing.identityProvider().start(start);
    }

    /** An applicant whose user opened the page and sent nothing. */
    private Staging opened(BiConsumer<SumsubApi, VerificationId> call) {
        return (vendor, veriport) -> {
            VerificationSession session =
                    veriport.identityProvider().start(request("staged-case").build());
            VerificationId id = veriport.identityProvider()
                    .complete(session.ref(), vendor.finish(session, Ending.ABANDONED))
                    .id()
                    .toOptional()
                    .orElseThrow();
            return failing -> call.accept(api(failing), id);
        };
    }

    private static SumsubApi api(Veriport veriport) {
        return veriport.identityProvider().unwrap(SumsubApi.class).orElseThrow();
    }

    /** A part that cannot be read does not fail the result. Its failure is in the result. */
    private static void requireWhole(VerificationResult result) {
        result.notRead().forEach(part -> {
            VeriportException.Builder failure = VeriportException.of(ErrorCode.valueOf(part.code()), part.because());
            part.vendorRequestId().ifPresent(failure::vendorRequestId);
            throw failure.build();
        });
    }
}
