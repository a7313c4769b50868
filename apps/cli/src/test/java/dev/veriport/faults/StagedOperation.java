package dev.veriport.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.Veriport;
import dev.veriport.adapter.authenteq.AuthenteqApi;
import dev.veriport.adapter.faceki.FacekiApi;
import dev.veriport.config.ConfigSource;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.faults.StagedFault.Kind;
import dev.veriport.model.Channel;
import dev.veriport.model.DocumentImages;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ImageSource;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.spi.RetrySemantics;
import dev.veriport.testkit.server.SampleFiles;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;

/** Every operation of both vendors, with what a vendor answers when it goes well. */
enum StagedOperation {
    VERIFICATION_URL(
            "authenteq",
            "GET /web-idv/verification-url",
            Kind.of(RetrySemantics.REPEATABLE, false),
            "{\"verificationUrl\":\"https://vendor.example/verify?token=t\"}",
            veriport -> veriport.identityProvider().start(onWeb())),
    VERIFICATION_TOKEN(
            "authenteq",
            "GET /mobile-sdk/verification-token",
            Kind.of(RetrySemantics.REPEATABLE, false),
            "{\"accessToken\":\"t-1\"}",
            veriport -> veriport.identityProvider()
                    .start(VerificationRequest.builder("case")
                            .channel(Channel.MOBILE_SDK)
                            .build())),
    FACE_AUTHENTICATION_TOKEN(
            "authenteq",
            "GET /mobile-sdk/face-authentication-token",
            Kind.of(RetrySemantics.REPEATABLE, false),
            "{\"accessToken\":\"t-1\"}",
            veriport -> veriport.identityProvider()
                    .start(VerificationRequest.builder("case")
                            .channel(Channel.MOBILE_SDK)
                            .faceOf(new VerificationId(new ProviderId("authenteq"), "earlier"))
                            .build())),
    VERIFICATION_RESULT(
            "authenteq",
            "GET /web-idv/verification-result",
            Kind.of(RetrySemantics.ONE_SHOT, false),
            "{\"id\":\"v-1\",\"status\":\"PASSED\"}",
            veriport ->
                    veriport.identityProvider().complete(begun(), ReturnedParameters.ofQuery("code=c-1&veriport=n-1"))),
    EXPORT(
            "authenteq",
            "GET /export/verification-result-as-json",
            Kind.of(RetrySemantics.READ, false),
            "{\"id\":\"v-1\"}",
            veriport -> veriport.identityProvider().find(VerificationId.parse("authenteq:v-1"))),
    AML_SEARCH(
            "authenteq",
            "POST /aml/search-by-verification",
            Kind.of(RetrySemantics.CREATE, false),
            "{\"uuid\":\"s-1\"}",
            veriport -> authenteq(veriport).searchAml(VerificationId.parse("authenteq:v-1"))),
    RECOGNITION(
            "authenteq",
            "POST /recognition/as-json",
            Kind.of(RetrySemantics.CREATE, false),
            "{\"documentType\":\"PP\"}",
            veriport -> authenteq(veriport).recognize(DocumentImages.of(photo()))),
    TOKEN(
            "faceki",
            "POST /auth/api/generate-token",
            Kind.of(RetrySemantics.REPEATABLE, true),
            "{\"responseCode\":0,\"data\":{\"access_token\":\"t-1\",\"expires_in\":3600}}",
            veriport -> veriport.tokens(new ProviderId("faceki")).issue(TokenRequest.of(TokenPurpose.API))),
    VERIFICATION_LINK(
            "faceki",
            "POST /kycverify/api/kycverify/kyc-verify-link",
            Kind.of(RetrySemantics.REPEATABLE, false),
            "{\"responseCode\":0,\"data\":\"link-1\",\"url\":\"https://vendor.example/verify/link-1\"}",
            veriport -> veriport.identityProvider().start(onWeb())),
    RECORDS(
            "faceki",
            "GET /api/v3/kyc_verification?",
            Kind.of(RetrySemantics.READ, false),
            "{\"code\":200,\"result\":[{\"requestId\":\"r-1\",\"decision\":\"ACCEPTED\"}]}",
            veriport -> veriport.identityProvider().find(VerificationId.parse("faceki:r-1"))),
    WORKFLOW_RULES(
            "faceki",
            "GET /api/v3/workflows/rules",
            Kind.of(RetrySemantics.READ, false),
            "{\"code\":200,\"result\":{\"documents\":[\"Passport\"]}}",
            veriport -> faceki(veriport).workflowRules("w")),
    KYC_VERIFICATION(
            "faceki",
            "POST /api/v3/kyc_verification ",
            Kind.of(RetrySemantics.CREATE, false),
            "{\"code\":200,\"result\":{\"requestId\":\"r-1\",\"decision\":\"ACCEPTED\"}}",
            veriport -> veriport.identityProvider()
                    .verify(EvidenceSubmission.builder("case", photo())
                            .document(photo())
                            .build())),
    SEARCH_BY_FACE(
            "faceki",
            "POST /api/v3/kyc_verification/search-by-face",
            Kind.of(RetrySemantics.CREATE, false),
            "{\"code\":200,\"result\":[]}",
            veriport -> faceki(veriport).searchByFace(photo()));

    private final String vendor;
    private final String requestLine;
    private final Kind kind;
    private final String answer;
    private final Consumer<Veriport> call;

    StagedOperation(String vendor, String requestLine, Kind kind, String answer, Consumer<Veriport> call) {
        this.vendor = vendor;
        this.requestLine = requestLine;
        this.kind = kind;
        this.answer = answer;
        this.call = call;
    }

    String vendor() {
        return vendor;
    }

    /** How the line begins that such a request begins with. */
    String requestLine() {
        return requestLine;
    }

    Kind kind() {
        return kind;
    }

    byte[] answer() {
        return answer.getBytes(UTF_8);
    }

    /** Whether a token is asked for first. */
    boolean needsToken() {
        return vendor.equals("faceki") && this != TOKEN;
    }

    void call(Veriport veriport) {
        call.accept(veriport);
    }

    private static AuthenteqApi authenteq(Veriport veriport) {
        return veriport.identityProvider().unwrap(AuthenteqApi.class).orElseThrow();
    }

    private static FacekiApi faceki(Veriport veriport) {
        return veriport.identityProvider().unwrap(FacekiApi.class).orElseThrow();
    }

    private static ImageSource photo() {
        return ImageSource.bytes(SampleFiles.jpeg("photo"));
    }

    private static VerificationRequest onWeb() {
        return VerificationRequest.builder("case")
                .returnTo(URI.create("https://shop.example/verified"))
                .build();
    }

    /** A session as Authenteq's adapter gave it. */
    private static SessionRef begun() {
        try (FakeAuthenteqServer server = FakeAuthenteqServer.start();
                Veriport veriport = Veriport.create(ConfigSource.of(Map.of(
                        "veriport.provider", "authenteq",
                        "veriport.authenteq.return-binding", "application",
                        "veriport.authenteq.base-url", server.baseUrl().toString(),
                        "veriport.authenteq.client-id", server.clientId(),
                        "veriport.authenteq.client-secret", server.clientSecret())))) {
            return veriport.identityProvider().start(onWeb()).ref();
        }
    }
}
