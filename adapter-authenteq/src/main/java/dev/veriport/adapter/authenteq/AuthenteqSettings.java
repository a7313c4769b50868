package dev.veriport.adapter.authenteq;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.http.ClientCredentials;
import dev.veriport.http.HttpSettings;
import dev.veriport.http.image.CleanImage;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.CheckType;
import dev.veriport.model.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The settings below {@code veriport.authenteq}. Durations are deadlines; {@code largestImage} is in bytes. */
record AuthenteqSettings(
        ClientCredentials credentials,
        Optional<String> flowSlug,
        boolean multiDocumentFlow,
        ReturnBinding returnBinding,
        Duration redeemTimeout,
        AuthenteqSignature webhookSignature,
        List<Secret> webhookSecrets,
        RecognitionAnswer recognitionAnswer,
        Duration recognitionTimeout,
        long largestImage,
        Unpublished unpublished,
        HttpSettings http) {

    private static final ConfigKey<Optional<String>> FLOW_SLUG = ConfigKey.text(
                    "flow-slug",
                    "The Flow ID of the verification flow, from the customer dashboard. Unset: the account's"
                            + " default flow.")
            .optional();
    private static final ConfigKey<Boolean> MULTI_DOCUMENT_FLOW = ConfigKey.flag(
                    "multi-document-flow",
                    "Sends AQ-Multi-Document-Flow: On, the older way to request several documents. Prefer"
                            + " flow-slug.")
            .withDefault("false");
    private static final ConfigKey<ReturnBinding> RETURN_BINDING = ConfigKey.choice(
                    "return-binding",
                    ReturnBinding.class,
                    "How a returning browser is bound to its session. nonce: adds a one-time parameter to"
                            + " returnTo. application: your application checks it; for accounts where Authenteq refuses"
                            + " that parameter.")
            .withDefault("nonce");
    private static final ConfigKey<Duration> REDEEM_TIMEOUT = ConfigKey.duration(
                    "redeem-timeout",
                    "The deadline of redeeming a code for its result. The request continues after the"
                            + " caller's own timeout.")
            .withDefault("60s");

    private static final ConfigKey<AuthenteqSignature> WEBHOOK_SIGNATURE = ConfigKey.choice(
                    "webhook-signature",
                    AuthenteqSignature.class,
                    "How X-SIGNATURE is computed from the body and the client secret. Authenteq's page does"
                            + " not say it: compare with one real delivery. sha256-secret-body is the weakest.")
            .withDefault("sha256-body-secret");
    private static final ConfigKey<List<Secret>> WEBHOOK_SECRETS = ConfigKey.secrets(
            "webhook-secrets",
            "Further secrets that a webhook may be signed with, beside client-secret. Name the old client secret here while"
                    + " you replace it.");
    private static final ConfigKey<RecognitionAnswer> RECOGNITION_ANSWER = ConfigKey.choice(
                    "recognition-answer",
                    RecognitionAnswer.class,
                    "The format of a recognized document in the answer. multipart is a third smaller.")
            .withDefault("json");
    private static final ConfigKey<Duration> RECOGNITION_TIMEOUT = ConfigKey.duration(
                    "recognition-timeout", "The deadline of a recognition, including the upload of the images.")
            .withDefault("60s");

    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.START_WEB,
            Capability.START_MOBILE_SDK,
            Capability.START_FACE_AUTHENTICATION,
            Capability.COMPLETE,
            Capability.FIND,
            Capability.RECEIVE,
            Capability.WORKFLOW);

    Capabilities capabilities() {
        return Capabilities.of(CAPABILITIES, Set.of(CheckType.DOCUMENT, CheckType.FACE_LIVENESS, CheckType.CHIP));
    }

    /** Operations whose paths Authenteq does not document. Each is off until its path is configured. */
    record Unpublished(
            Optional<String> exportMultipart,
            Optional<String> exportPdf,
            Optional<String> faceResult,
            Optional<String> faceStatus,
            Optional<String> faceVerification) {
        private static final ConfigKey<Optional<String>> EXPORT_MULTIPART = HttpSettings.path(
                        "export-multipart-path",
                        "The path of the export as multipart, which is a third smaller than JSON. Authenteq"
                                + " publishes no path. Unset: export as JSON.")
                .optional();
        private static final ConfigKey<Optional<String>> EXPORT_PDF = HttpSettings.path(
                        "export-pdf-path",
                        "The path of the export as PDF. Authenteq publishes no path. Unset: no export as PDF.")
                .optional();
        private static final ConfigKey<Optional<String>> FACE_RESULT = HttpSettings.path(
                        "face-result-path",
                        "The path that redeems the code of a face authentication. Authenteq publishes no path."
                                + " Unset: the session stays PENDING.")
                .optional();
        private static final ConfigKey<Optional<String>> FACE_STATUS = ConfigKey.text(
                        "face-result-status",
                        "The field of the face authentication's answer that is PASSED or FAILED. Authenteq"
                                + " publishes none. Unset: the decision is INDETERMINATE.")
                .optional();
        private static final ConfigKey<Optional<String>> FACE_VERIFICATION = ConfigKey.text(
                        "face-result-verification",
                        "The field of the face authentication's answer that is the id of the verification whose face it"
                                + " was compared with. Authenteq publishes none. Unset: the decision is INDETERMINATE.")
                .optional();

        static Unpublished read(ConfigReader in) {
            return new Unpublished(
                    in.get(EXPORT_MULTIPART),
                    in.get(EXPORT_PDF),
                    in.get(FACE_RESULT),
                    in.get(FACE_STATUS),
                    in.get(FACE_VERIFICATION));
        }
    }

    /** The response format of a recognition. */
    enum RecognitionAnswer {
        JSON,
        MULTIPART
    }

    /** Who checks that a returning browser belongs to its session. */
    enum ReturnBinding {
        NONCE,
        APPLICATION
    }

    static AuthenteqSettings read(ConfigReader in) {
        return new AuthenteqSettings(
                ClientCredentials.read(in, "From the customer dashboard, page API Keys."),
                in.get(FLOW_SLUG),
                in.get(MULTI_DOCUMENT_FLOW),
                in.get(RETURN_BINDING),
                in.get(REDEEM_TIMEOUT),
                in.get(WEBHOOK_SIGNATURE),
                in.get(WEBHOOK_SECRETS),
                in.get(RECOGNITION_ANSWER),
                in.get(RECOGNITION_TIMEOUT),
                in.get(CleanImage.LIMIT),
                Unpublished.read(in),
                HttpSettings.read(in, "https://api.app.authenteq.com"));
    }
}
