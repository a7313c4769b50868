package dev.veriport.adapter.stripe;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.http.BodyFields;
import dev.veriport.http.FileSettings;
import dev.veriport.http.HttpSettings;
import dev.veriport.http.KeyEnvironment;
import dev.veriport.http.SignedWebhooks;
import dev.veriport.http.WebhookSignature;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.CheckType;
import dev.veriport.model.Environment;
import dev.veriport.model.Reported;
import dev.veriport.model.RequestField;
import dev.veriport.model.Secret;
import dev.veriport.store.VendorAccount;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings below {@code veriport.stripe}.
 *
 * @param filesHttp of the host of files, which is a further host of Stripe's API
 */
record StripeSettings(
        Secret apiKey,
        Optional<String> publishableKey,
        String apiVersion,
        Optional<String> connectedAccount,
        Flow flow,
        SignedWebhooks webhooks,
        FileSettings files,
        HttpSettings filesHttp,
        HttpSettings http) {

    private static final ConfigKey<Secret> API_KEY = ConfigKey.secret(
                    "api-key",
                    "A restricted key (rk_...) or a secret key (sk_...), from the dashboard. It chooses live or test mode. Only a"
                            + " restricted key can read dates of birth, numbers and images.")
            .as("rk_unset", key -> KeyEnvironment.checked(key, "rk_", "sk_"));
    private static final ConfigKey<Optional<String>> PUBLISHABLE_KEY = ConfigKey.text(
                    "publishable-key",
                    "The publishable key (pk_...) of the same mode, which Stripe.js needs. Unset: no start in the SDK.")
            .as("pk_test_unset", StripeSettings::publishable)
            .optional()
            .enabling(Capability.START_WEB_SDK);
    private static final ConfigKey<String> API_VERSION = ConfigKey.text(
                    "api-version", "The version of the API, which decides the form of the answers.")
            .withDefault("2026-10-28.endive");
    private static final ConfigKey<Optional<String>> CONNECTED_ACCOUNT = ConfigKey.text(
                    "connected-account",
                    "The connected account (acct_...) that verifications belong to, for a platform with Connect. Unset:"
                            + " the account of the key.")
            .optional();
    private static final ConfigKey<URI> FILES_BASE_URL = ConfigKey.baseUrl(
                    "files-base-url", "The URL of the host of files, which gets the API key as well.")
            .withDefault("https://files.stripe.com");

    /**
     * What a session verifies.
     *
     * @param workflowId of a verification flow; empty for a document with the other settings
     * @param workflowKeys the settings that the id can come from
     * @param allowedTypes empty for all
     */
    record Flow(
            Optional<String> workflowId,
            String workflowKeys,
            List<String> allowedTypes,
            boolean requireMatchingSelfie,
            boolean requireLiveCapture) {

        private static final List<String> TYPES = List.of("driving_license", "id_card", "passport");

        private static final ConfigKey<Optional<String>> WORKFLOW_ID = ConfigKey.text(
                        "workflow-id",
                        "The id of the verification flow (vf_...) that verifications use. Unset: a document, with the"
                                + " settings allowed-types, require-matching-selfie and require-live-capture, which have"
                                + " no effect otherwise.")
                .optional();
        private static final ConfigKey<List<String>> ALLOWED_TYPES = ConfigKey.list(
                        "allowed-types",
                        "The types of documents that are accepted: " + String.join(", ", TYPES) + ". Unset: all.")
                .as("", Flow::checked)
                .withDefault("");
        private static final ConfigKey<Boolean> MATCHING_SELFIE = ConfigKey.flag(
                        "require-matching-selfie",
                        "Whether the user takes a selfie, which is compared with the document.")
                .withDefault("false")
                .enabling(CheckType.FACE_MATCH);
        private static final ConfigKey<Boolean> LIVE_CAPTURE = ConfigKey.flag(
                        "require-live-capture",
                        "Whether the document is photographed with the camera, and not uploaded.")
                .withDefault("false");

        static Flow read(ConfigReader in) {
            return new Flow(
                    in.get(WORKFLOW_ID),
                    in.namesOfWorkflow(WORKFLOW_ID),
                    in.get(ALLOWED_TYPES),
                    in.get(MATCHING_SELFIE),
                    in.get(LIVE_CAPTURE));
        }

        private static List<String> checked(List<String> types) {
            if (!TYPES.containsAll(types)) {
                throw new IllegalArgumentException("must be of " + String.join(", ", TYPES));
            }
            return types;
        }

        /** What a session verifies. A verification flow has options of its own. */
        BodyFields body(Optional<String> requested) {
            Optional<String> workflow = requested.or(this::workflowId);
            if (workflow.isPresent()) {
                return BodyFields.none().put("verification_flow", workflow);
            }
            BodyFields document = BodyFields.none()
                    .put("allowed_types", allowedTypes)
                    .put(
                            "require_matching_selfie",
                            Optional.of(requireMatchingSelfie).filter(required -> required))
                    .put("require_live_capture", Optional.of(requireLiveCapture).filter(required -> required));
            return BodyFields.none()
                    .put("type", "document")
                    .put("options", BodyFields.none().put("document", document));
        }

        /** What a verification flow checks is known at Stripe alone. */
        private Set<CheckType> checks() {
            if (workflowId.isPresent()) {
                return StripeMapping.CHECKS;
            }
            return requireMatchingSelfie
                    ? Set.of(CheckType.DOCUMENT, CheckType.FACE_MATCH)
                    : Set.of(CheckType.DOCUMENT);
        }
    }

    static StripeSettings read(ConfigReader in) {
        HttpSettings http = HttpSettings.read(in, "https://api.stripe.com");
        Secret apiKey = in.get(API_KEY);
        Optional<String> publishableKey = in.get(PUBLISHABLE_KEY);
        if (publishableKey.filter(key -> isOfAnotherMode(key, apiKey)).isPresent()) {
            in.problem(PUBLISHABLE_KEY, "must be of the same mode as " + in.nameOf(API_KEY) + ": live or test");
        }
        environment(apiKey.reveal()).toOptional().ifPresent(mode -> KeyEnvironment.require(in, API_KEY, mode));
        return new StripeSettings(
                apiKey,
                publishableKey,
                in.get(API_VERSION),
                in.get(CONNECTED_ACCOUNT),
                Flow.read(in),
                SignedWebhooks.readTimestamped(in, "Stripe-Signature", WebhookSignature.hmacSha256(), "t", "v1"),
                FileSettings.read(in),
                http.withBaseUrl(in, FILES_BASE_URL),
                http);
    }

    /** Browsers get this key, so it must never be a secret one. */
    private static String publishable(String key) {
        return KeyEnvironment.checked(Secret.of(key), "pk_test_", "pk_live_").reveal();
    }

    private static boolean isOfAnotherMode(String publishableKey, Secret apiKey) {
        Reported<Environment> mode = environment(apiKey.reveal());
        return mode.isGiven() && !environment(publishableKey).equals(mode);
    }

    /** A platform has one key for all connected accounts, and each of them has limits of its own. */
    VendorAccount account() {
        return connectedAccount
                .map(connected -> new VendorAccount(http.baseUrl(), connected, apiKey))
                .orElseGet(() -> VendorAccount.ofKey(http.baseUrl(), apiKey));
    }

    /** What every request says: the version of the API, and the account that it is about. */
    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>(Map.of("Stripe-Version", apiVersion));
        connectedAccount.ifPresent(account -> headers.put("Stripe-Account", account));
        return headers;
    }

    /** Only such keys can have the right to read sensitive results and files. */
    boolean hasRestrictedKey() {
        return apiKey.reveal().startsWith("rk_");
    }

    /** Stripe's keys name their environment. */
    Reported<Environment> environment() {
        return environment(apiKey.reveal());
    }

    /** {@code rk_test_...}, for instance. */
    private static Reported<Environment> environment(String key) {
        String[] parts = key.split("_", 3);
        return switch (parts.length == 3 ? parts[1] : "") {
            case "test" -> Reported.of(Environment.SANDBOX);
            case "live" -> Reported.of(Environment.LIVE);
            default -> Reported.notProvided();
        };
    }

    Capabilities capabilities() {
        Set<Capability> supported = EnumSet.of(
                Capability.START_WEB,
                Capability.RESUME,
                Capability.CANCEL,
                Capability.COMPLETE,
                Capability.FIND,
                Capability.FIND_BY_REFERENCE,
                Capability.ERASE,
                Capability.WORKFLOW);
        if (publishableKey.isPresent()) {
            supported.add(Capability.START_WEB_SDK);
        }
        supported.addAll(webhooks.capabilities());
        return Capabilities.of(supported, flow.checks()).taking(RequestField.EMAIL, RequestField.PHONE);
    }
}
