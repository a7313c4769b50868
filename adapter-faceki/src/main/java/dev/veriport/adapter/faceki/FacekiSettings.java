package dev.veriport.adapter.faceki;

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
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What is set below {@code veriport.faceki}. */
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
            ConfigKey.text("workflow-id", "The workflow a verification runs through, from the portal.");
    private static final ConfigKey<TokenEndpoint> TOKEN_ENDPOINT = ConfigKey.choice(
                    "token-endpoint",
                    TokenEndpoint.class,
                    "Where tokens come from. access-token is the older way, for old accounts: it puts the secret into"
                            + " a URL.")
            .withDefault("generate-token");
    private static final ConfigKey<Duration> TOKEN_TRANSIT = ConfigKey.duration(
                    "token-transit", "How long a token may be on its way to Faceki before it is too old to be sent.")
            .withDefault("2s");
    private static final ConfigKey<Optional<Duration>> LINK_EXPIRY = ConfigKey.duration(
                    "link-expiry",
                    "How long a verification link is good for, in whole minutes; unset leaves it to Faceki.")
            .optional();
    private static final ConfigKey<String> RECORDS_PATH = HttpSettings.path(
                    "records-path",
                    "Where records are read; Faceki's page names /kycverify/api/kycverify/records as well.")
            .withDefault("/api/v3/kyc_verification");

    private static final ConfigKey<Optional<Integer>> DOCUMENT_LIVENESS_CODE = ConfigKey.count(
                    "document-liveness-code",
                    "The number of DOCUMENT_LIVENESS_FAILED, which Faceki publishes by its name alone; until you have"
                            + " seen one, a number nobody knows leaves the decision open.")
            .optional();
    private static final ConfigKey<Optional<Secret>> WEBHOOK_TOKEN = ConfigKey.secret(
                    "webhook-token",
                    "What the last part of the webhook's path must be: unguessable, since Faceki signs nothing. Unset:"
                            + " no webhooks.")
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

    /** Webhooks only where strangers cannot call them. */
    Capabilities capabilities() {
        Set<Capability> supported = EnumSet.of(
                Capability.START_WEB,
                Capability.START_MOBILE_SDK,
                Capability.COMPLETE,
                Capability.FIND,
                Capability.FIND_BY_REFERENCE,
                Capability.VERIFY);
        webhookToken.ifPresent(token -> supported.add(Capability.RECEIVE));
        return new Capabilities(supported, CHECKS);
    }

    /** What a link is asked for beyond its workflow. */
    record LinkOptions(
            ExpiryForm expiryForm, Optional<Boolean> documentOptional, Optional<Boolean> additionalDocument) {
        private static final ConfigKey<ExpiryForm> EXPIRY_FORM = ConfigKey.choice(
                        "link-expiry-form",
                        ExpiryForm.class,
                        "Whether minutes are sent as a number, or as text, as the page of the older API has it.")
                .withDefault("number");
        private static final ConfigKey<Optional<Boolean>> DOCUMENT_OPTIONAL = ConfigKey.flag(
                        "link-document-optional", "Sends document_optional, which the older API takes.")
                .optional();
        private static final ConfigKey<Optional<Boolean>> ADDITIONAL_DOCUMENT = ConfigKey.flag(
                        "link-additional-document",
                        "Sends require_additional_doc, which a client of Faceki's does and no page explains.")
                .optional();

        static LinkOptions read(ConfigReader in) {
            return new LinkOptions(in.get(EXPIRY_FORM), in.get(DOCUMENT_OPTIONAL), in.get(ADDITIONAL_DOCUMENT));
        }
    }

    /** How images are submitted. */
    record Submissions(Duration timeout, long largestImage, boolean checkRules, Duration rulesKeep) {
        private static final ConfigKey<Duration> TIMEOUT = ConfigKey.duration(
                        "verify-timeout", "The deadline of a verification by images, reconciliation included.")
                .withDefault("120s");
        private static final ConfigKey<Boolean> CHECK_RULES = ConfigKey.flag(
                        "check-rules",
                        "Whether the workflow's rules are read before images leave, so that what it would refuse is not"
                                + " sent and not billed.")
                .withDefault("true");
        private static final ConfigKey<Duration> RULES_KEEP = ConfigKey.duration(
                        "rules-keep", "How long a workflow's rules are taken as read; reading them is a request.")
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

    /** Faceki's two ways to give tokens. */
    enum TokenEndpoint {
        GENERATE_TOKEN,
        ACCESS_TOKEN
    }

    static FacekiSettings read(ConfigReader in) {
        return new FacekiSettings(
                ClientCredentials.read(in, "From the portal's integration section."),
                in.get(WORKFLOW_ID),
                in.get(TOKEN_ENDPOINT),
                in.get(TOKEN_TRANSIT),
                in.get(LINK_EXPIRY),
                LinkOptions.read(in),
                Submissions.read(in),
                in.get(DOCUMENT_LIVENESS_CODE),
                in.get(WEBHOOK_TOKEN),
                in.get(RECORDS_PATH),
                HttpSettings.read(in, "https://sdk.faceki.com"));
    }
}
