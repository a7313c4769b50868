package dev.veriport.adapter.onfido;

import static dev.veriport.model.Capability.COMPLETE;
import static dev.veriport.model.Capability.ERASE;
import static dev.veriport.model.Capability.FIND;
import static dev.veriport.model.Capability.FIND_BY_REFERENCE;
import static dev.veriport.model.Capability.RESUME;
import static dev.veriport.model.Capability.START_MOBILE_SDK;
import static dev.veriport.model.Capability.START_WEB;
import static dev.veriport.model.Capability.START_WEB_SDK;
import static dev.veriport.model.Capability.WORKFLOW;
import static dev.veriport.model.CheckType.AGE;
import static dev.veriport.model.CheckType.CHIP;
import static dev.veriport.model.CheckType.DATA_CONSISTENCY;
import static dev.veriport.model.CheckType.DOCUMENT;
import static dev.veriport.model.CheckType.DOCUMENT_LIVENESS;
import static dev.veriport.model.CheckType.FACE_LIVENESS;
import static dev.veriport.model.CheckType.FACE_MATCH;
import static dev.veriport.model.CheckType.IMAGE_QUALITY;
import static dev.veriport.model.RequestField.ADDRESS_COUNTRY;
import static dev.veriport.model.RequestField.CITY;
import static dev.veriport.model.RequestField.CONSENTS;
import static dev.veriport.model.RequestField.COUNTRY_OF_RESIDENCE;
import static dev.veriport.model.RequestField.DATE_OF_BIRTH;
import static dev.veriport.model.RequestField.EMAIL;
import static dev.veriport.model.RequestField.EXPIRY;
import static dev.veriport.model.RequestField.FAMILY_NAME;
import static dev.veriport.model.RequestField.GIVEN_NAMES;
import static dev.veriport.model.RequestField.ID_NUMBERS;
import static dev.veriport.model.RequestField.IP_ADDRESS;
import static dev.veriport.model.RequestField.LOCALE;
import static dev.veriport.model.RequestField.PHONE;
import static dev.veriport.model.RequestField.POSTAL_CODE;
import static dev.veriport.model.RequestField.STREET;
import static dev.veriport.model.RequestField.SUBDIVISION;

import dev.veriport.adapter.onfido.OnfidoReport.Kind;
import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.http.ApiCredentials;
import dev.veriport.http.FileSettings;
import dev.veriport.http.HttpSettings;
import dev.veriport.http.JsonValue;
import dev.veriport.http.KeyEnvironment;
import dev.veriport.http.SignedWebhooks;
import dev.veriport.http.WebhookSignature;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.CheckType;
import dev.veriport.model.Environment;
import dev.veriport.model.Reported;
import dev.veriport.model.Secret;
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
 * @param workflowKeys the settings that the id of a run's workflow can come from
 */
record OnfidoSettings(
        ApiCredentials credentials,
        String workflowId,
        String workflowKeys,
        String runTag,
        ReportTasks reportTasks,
        SignedWebhooks webhooks,
        FileSettings files,
        HttpSettings http) {

    private static final Set<CheckType> CHECKS =
            Set.of(DOCUMENT, DOCUMENT_LIVENESS, CHIP, FACE_MATCH, FACE_LIVENESS, IMAGE_QUALITY, DATA_CONSISTENCY, AGE);

    private static final SortedMap<String, String> REGIONS = new TreeMap<>(Map.of(
            "eu", "https://api.eu.onfido.com/v3.6",
            "us", "https://api.us.onfido.com/v3.6",
            "ca", "https://api.ca.onfido.com/v3.6"));

    /** {@code ApiCredentials} reads it. */
    private static final ConfigKey<Secret> API_TOKEN = ConfigKey.secret("api-token", "The API token.");

    private static final ConfigKey<String> WORKFLOW_ID =
            ConfigKey.text("workflow-id", "The id of the Studio workflow that verifications use.");

    private static final ConfigKey<String> RUN_TAG = ConfigKey.text(
                    "run-tag",
                    128,
                    "The tag of the runs that this application starts. A webhook about a run with other tags alone is"
                            + " ignored, so applications on one account need different ones.")
            .withDefault("veriport");

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

        static String definition(JsonValue task) {
            return task.at("task_def_id").text().orElse("");
        }

        /** What the output of a task is about; empty where it is no report. */
        Optional<Kind> kind(JsonValue task) {
            String definition = definition(task);
            Optional<Kind> other =
                    Optional.of(Kind.FACE).filter(kind -> face.stream().anyMatch(definition::startsWith));
            return document.stream().anyMatch(definition::startsWith) ? Optional.of(Kind.DOCUMENT) : other;
        }

        Optional<OnfidoReport> report(JsonValue task) {
            JsonValue output = task.at("output");
            return kind(task).filter(kind -> output.isObject()).map(kind -> new OnfidoReport(kind, output));
        }
    }

    static OnfidoSettings read(ConfigReader in) {
        OnfidoSettings settings = new OnfidoSettings(
                ApiCredentials.read(
                        in,
                        "The API token, from the dashboard. It chooses the sandbox or the live environment.",
                        "30s"),
                in.get(WORKFLOW_ID),
                in.namesOfWorkflow(WORKFLOW_ID),
                in.get(RUN_TAG),
                ReportTasks.read(in),
                SignedWebhooks.read(in, "X-SHA2-Signature", WebhookSignature.hmacSha256()),
                FileSettings.read(in),
                HttpSettings.readByRegion(in, "eu", REGIONS));
        if (!ConfigKey.isLoopback(settings.http.baseUrl())) {
            settings.environment().toOptional().ifPresent(named -> KeyEnvironment.require(in, API_TOKEN, named));
        }
        return settings;
    }

    /** Onfido's tokens name their environment. OAuth credentials do not. */
    Reported<Environment> environment() {
        String token = credentials.apiToken().map(Secret::reveal).orElse("");
        Reported<Environment> other =
                token.startsWith("api_live") ? Reported.of(Environment.LIVE) : Reported.notProvided();
        return token.startsWith("api_sandbox") ? Reported.of(Environment.SANDBOX) : other;
    }

    Capabilities capabilities() {
        Set<Capability> supported = EnumSet.of(START_WEB, START_WEB_SDK, START_MOBILE_SDK, RESUME, COMPLETE);
        supported.addAll(Set.of(FIND, FIND_BY_REFERENCE, ERASE, WORKFLOW));
        supported.addAll(webhooks.capabilities());
        return Capabilities.of(supported, CHECKS)
                .requiring(GIVEN_NAMES, FAMILY_NAME)
                .taking(EMAIL, PHONE, DATE_OF_BIRTH, ID_NUMBERS, IP_ADDRESS, COUNTRY_OF_RESIDENCE)
                .taking(STREET, CITY, SUBDIVISION, POSTAL_CODE, ADDRESS_COUNTRY)
                .taking(CONSENTS, LOCALE, EXPIRY);
    }
}
