package dev.veriport.adapter.faceki;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.http.ApiCredentials;
import dev.veriport.http.ClientCredentials;
import dev.veriport.http.HttpSettings;
import dev.veriport.http.image.CleanImage;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.CheckType;
import dev.veriport.model.RequestField;
import dev.veriport.model.Secret;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The settings below {@code veriport.faceki}. */
record FacekiSettings(
        ClientCredentials credentials,
        String workflowId,
        TokenEndpoint tokenEndpoint,
        Duration tokenTransitAllowance,
        Optional<Duration> linkExpiry,
        LinkOptions linkOptions,
        Submissions submissions,
        Optional<Integer> documentLivenessCode,
        Optional<Secret> webhookToken,
        String recordsPath,
        HttpSettings http) {

    private static final ConfigKey<String> WORKFLOW_ID =
            ConfigKey.text("workflow-id", "The id of the workflow that verifications use, from the portal.");
    private static final ConfigKey<TokenEndpoint> TOKEN_ENDPOINT = ConfigKey.choice(
                    "token-endpoint",
                    TokenEndpoint.class,
                    "The endpoint that issues tokens. access-token is for old accounts; it sends the secret"
                            + " in a URL.")
            .withDefault("generate-token");
    private static final ConfigKey<Optional<Duration>> LINK_EXPIRY = ConfigKey.duration(
                    "link-expiry", "The lifetime of a verification link, in whole minutes. Unset: Faceki's default.")
            .optional();
    private static final ConfigKey<String> RECORDS_PATH = HttpSettings.path(
                    "records-path",
                    "The path that reads records. Faceki's page also names /kycverify/api/kycverify/records.")
            .withDefault("/api/v3/kyc_verification");

    private static final ConfigKey<Optional<Integer>> DOCUMENT_LIVENESS_CODE = ConfigKey.count(
                    "document-liveness-code",
                    "The number of the code DOCUMENT_LIVENESS_FAILED. Faceki publishes only its name. Unset:"
                            + " that number is unknown, and its decision is INDETERMINATE.")
            .optional();
    private static final ConfigKey<Optional<Secret>> WEBHOOK_TOKEN = ConfigKey.secret(
                    "webhook-token",
                    "The last segment of the webhook's path. Choose an unguessable value, because Faceki"
                            + " signs no delivery. Unset: no webhooks.")
            .enabling(Capability.RECEIVE)
            .optional();

    private static final Set<CheckType> CHECKS = Set.of(
            CheckType.DOCUMENT,
            CheckType.DOCUMENT_LIVENESS,
            CheckType.FACE_MATCH,
            CheckType.FACE_LIVENESS,
            CheckType.IMAGE_QUALITY,
            CheckType.RULES);

    FacekiAnswers answers() {
        return new FacekiAnswers(documentLivenessCode);
    }

    /** Webhooks are supported only with a secret path token, because Faceki does not sign them. */
    Capabilities capabilities() {
        Set<Capability> supported = EnumSet.of(
                Capability.START_WEB,
                Capability.START_MOBILE_SDK,
                Capability.COMPLETE,
                Capability.FIND,
                Capability.FIND_BY_REFERENCE,
                Capability.VERIFY,
                Capability.WORKFLOW);
        webhookToken.ifPresent(token -> supported.add(Capability.RECEIVE));
        return Capabilities.of(supported, CHECKS).taking(RequestField.EXPIRY);
    }

    /** The optional parameters of a link. */
    record LinkOptions(
            ExpiryForm expiryForm, Optional<Boolean> documentOptional, Optional<Boolean> additionalDocument) {
        private static final ConfigKey<ExpiryForm> EXPIRY_FORM = ConfigKey.choice(
                        "link-expiry-form",
                        ExpiryForm.class,
                        "Whether the minutes of link-expiry are sent as a number or as text. The page of the"
                                + " older API shows text.")
                .withDefault("number");
        private static final ConfigKey<Optional<Boolean>> DOCUMENT_OPTIONAL = ConfigKey.flag(
                        "link-document-optional", "Sends document_optional, a parameter of the older API.")
                .optional();
        private static final ConfigKey<Optional<Boolean>> ADDITIONAL_DOCUMENT = ConfigKey.flag(
                        "link-additional-document",
                        "Sends require_additional_doc. A client of Faceki's sends it; no page explains it.")
                .optional();

        static LinkOptions read(ConfigReader in) {
            return new LinkOptions(in.get(EXPIRY_FORM), in.get(DOCUMENT_OPTIONAL), in.get(ADDITIONAL_DOCUMENT));
        }
    }

    /** The settings of submitted images; {@code largestImage} is in bytes. */
    record Submissions(Duration timeout, long largestImage, boolean checkRules, Duration rulesKeep) {
        private static final ConfigKey<Duration> TIMEOUT = ConfigKey.duration(
                        "verify-timeout",
                        "The deadline of a verification by images, including reconciliation after a lost answer.")
                .withDefault("120s");
        private static final ConfigKey<Boolean> CHECK_RULES = ConfigKey.flag(
                        "check-rules",
                        "Whether the workflow's rules are read before images are sent. Images that the rules"
                                + " would refuse are then neither sent nor billed.")
                .withDefault("true");
        private static final ConfigKey<Duration> RULES_KEEP = ConfigKey.duration(
                        "rules-keep", "How long a workflow's rules are cached. Reading them is a request.")
                .withDefault("10m");

        static Submissions read(ConfigReader in) {
            return new Submissions(in.get(TIMEOUT), in.get(CleanImage.LIMIT), in.get(CHECK_RULES), in.get(RULES_KEEP));
        }
    }

    /** The type of {@code expiryTime}. */
    enum ExpiryForm {
        NUMBER,
        TEXT
    }

    /** Faceki's two token endpoints. */
    enum TokenEndpoint {
        GENERATE_TOKEN,
        ACCESS_TOKEN
    }

    static FacekiSettings read(ConfigReader in) {
        return new FacekiSettings(
                ClientCredentials.read(in, "From the portal's integration section."),
                in.get(WORKFLOW_ID),
                in.get(TOKEN_ENDPOINT),
                in.get(ApiCredentials.tokenTransit("2s")),
                in.get(LINK_EXPIRY),
                LinkOptions.read(in),
                Submissions.read(in),
                in.get(DOCUMENT_LIVENESS_CODE),
                in.get(WEBHOOK_TOKEN),
                in.get(RECORDS_PATH),
                HttpSettings.read(in, "https://sdk.faceki.com"));
    }
}
