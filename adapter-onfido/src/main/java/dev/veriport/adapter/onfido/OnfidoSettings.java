package dev.veriport.adapter.onfido;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.http.ClientCredentials;
import dev.veriport.http.FileSettings;
import dev.veriport.http.HttpSettings;
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
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings below {@code veriport.onfido}.
 *
 * @param apiToken present, or {@code oauth} is
 */
record OnfidoSettings(
        Optional<Secret> apiToken,
        Optional<ClientCredentials> oauth,
        Duration tokenTransitAllowance,
        String workflowId,
        ReportTasks reportTasks,
        SignedWebhooks webhooks,
        FileSettings files,
        HttpSettings http) {

    private static final ConfigKey<Optional<Secret>> API_TOKEN = ConfigKey.secret(
                    "api-token",
                    "The API token, from the dashboard. It chooses the sandbox or the live environment. Unset: client-id"
                            + " and client-secret.")
            .optional();
    private static final ConfigKey<Optional<String>> CLIENT_ID = ConfigKey.text(
                    "client-id", "The client id for OAuth 2, instead of api-token.")
            .optional();
    private static final ConfigKey<Optional<Secret>> CLIENT_SECRET = ConfigKey.secret(
                    "client-secret", "The client secret for OAuth 2, instead of api-token.")
            .optional();
    private static final ConfigKey<Duration> TOKEN_TRANSIT = ConfigKey.duration(
                    "token-transit",
                    "The time allowed for a request to reach Onfido. An OAuth token is not sent when it expires within"
                            + " this time. Onfido's own SDK allows 30 s.")
            .withDefault("30s");
    private static final ConfigKey<String> WORKFLOW_ID =
            ConfigKey.text("workflow-id", "The id of the Studio workflow that verifications use.");

    private static final Set<CheckType> CHECKS = Set.of(
            CheckType.DOCUMENT,
            CheckType.DOCUMENT_LIVENESS,
            CheckType.CHIP,
            CheckType.FACE_MATCH,
            CheckType.FACE_LIVENESS,
            CheckType.IMAGE_QUALITY,
            CheckType.DATA_CONSISTENCY,
            CheckType.AGE);

    private static final SortedMap<String, String> REGIONS = new TreeMap<>(Map.of(
            "eu", "https://api.eu.onfido.com/v3.6",
            "us", "https://api.us.onfido.com/v3.6",
            "ca", "https://api.ca.onfido.com/v3.6"));

    /** The tasks whose output is a report, by the beginnings of their {@code task_def_id}, which is an open set. */
    record ReportTasks(List<String> document, List<String> face) {
        private static final ConfigKey<List<String>> DOCUMENT = ConfigKey.list(
                        "document-tasks",
                        "What the task_def_id of the workflow's document checks begins with. Their outputs contain the"
                                + " person and the documents.")
                .withDefault("document_check");
        private static final ConfigKey<List<String>> FACE = ConfigKey.list(
                        "face-tasks",
                        "What the task_def_id of the workflow's face checks begins with. Onfido publishes no list of"
                                + " these ids.")
                .withDefault("face_check");

        static ReportTasks read(ConfigReader in) {
            return new ReportTasks(in.get(DOCUMENT), in.get(FACE));
        }

        boolean isDocument(String definition) {
            return document.stream().anyMatch(definition::startsWith);
        }

        boolean isFace(String definition) {
            return face.stream().anyMatch(definition::startsWith);
        }
    }

    static OnfidoSettings read(ConfigReader in) {
        return new OnfidoSettings(
                in.get(API_TOKEN),
                oauth(in),
                in.get(TOKEN_TRANSIT),
                in.get(WORKFLOW_ID),
                ReportTasks.read(in),
                SignedWebhooks.read(in, "X-SHA2-Signature", WebhookSignature.hmacSha256()),
                FileSettings.read(in),
                HttpSettings.readByRegion(in, "eu", REGIONS));
    }

    /** A token, or both a client id and a client secret. */
    private static Optional<ClientCredentials> oauth(ConfigReader in) {
        Optional<String> clientId = in.get(CLIENT_ID);
        Optional<Secret> clientSecret = in.get(CLIENT_SECRET);
        boolean hasToken = in.get(API_TOKEN).isPresent();
        if (hasToken && clientId.isPresent()) {
            in.problem(CLIENT_ID, "must not be set together with " + in.nameOf(API_TOKEN));
        } else if (!hasToken && clientId.isEmpty() && clientSecret.isEmpty()) {
            in.problem(API_TOKEN, "is missing: set it, or " + in.nameOf(CLIENT_ID) + " and client-secret");
        }
        if (clientId.isPresent() && clientSecret.isEmpty()) {
            in.problem(CLIENT_SECRET, "is missing: " + in.nameOf(CLIENT_ID) + " is set");
        } else if (clientSecret.isPresent() && clientId.isEmpty()) {
            in.problem(CLIENT_ID, "is missing: " + in.nameOf(CLIENT_SECRET) + " is set");
        }
        return clientId.flatMap(id -> clientSecret.map(secret -> new ClientCredentials(id, secret)));
    }

    VendorAccount account() {
        return oauth.map(credentials -> credentials.at(http))
                .orElseGet(() -> VendorAccount.ofKey(http.baseUrl(), apiToken.orElseGet(() -> Secret.of(""))));
    }

    /** Onfido's tokens name their environment. OAuth credentials do not. */
    Reported<Environment> environment() {
        String token = apiToken.map(Secret::reveal).orElse("");
        if (token.startsWith("api_sandbox")) {
            return Reported.of(Environment.SANDBOX);
        }
        return token.startsWith("api_live") ? Reported.of(Environment.LIVE) : Reported.notProvided();
    }

    Capabilities capabilities() {
        Set<Capability> supported = EnumSet.of(
                Capability.START_WEB,
                Capability.START_WEB_SDK,
                Capability.START_MOBILE_SDK,
                Capability.COMPLETE,
                Capability.FIND,
                Capability.FIND_BY_REFERENCE,
                Capability.ERASE,
                Capability.WORKFLOW);
        if (webhooks.isConfigured()) {
            supported.add(Capability.RECEIVE);
        }
        return Capabilities.of(supported, CHECKS)
                .requiring(RequestField.GIVEN_NAMES, RequestField.FAMILY_NAME)
                .taking(
                        RequestField.EMAIL,
                        RequestField.PHONE,
                        RequestField.DATE_OF_BIRTH,
                        RequestField.ID_NUMBERS,
                        RequestField.STREET,
                        RequestField.CITY,
                        RequestField.SUBDIVISION,
                        RequestField.POSTAL_CODE,
                        RequestField.ADDRESS_COUNTRY,
                        RequestField.COUNTRY_OF_RESIDENCE,
                        RequestField.IP_ADDRESS,
                        RequestField.CONSENTS,
                        RequestField.LOCALE,
                        RequestField.EXPIRY);
    }
}
