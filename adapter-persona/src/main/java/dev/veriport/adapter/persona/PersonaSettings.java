package dev.veriport.adapter.persona;

import static dev.veriport.model.Capability.CANCEL;
import static dev.veriport.model.Capability.COMPLETE;
import static dev.veriport.model.Capability.ERASE;
import static dev.veriport.model.Capability.FIND;
import static dev.veriport.model.Capability.FIND_BY_REFERENCE;
import static dev.veriport.model.Capability.RESUME;
import static dev.veriport.model.Capability.START_MOBILE_SDK;
import static dev.veriport.model.Capability.START_WEB;
import static dev.veriport.model.Capability.START_WEB_SDK;
import static dev.veriport.model.Capability.WORKFLOW;
import static dev.veriport.model.RequestField.ADDRESS_COUNTRY;
import static dev.veriport.model.RequestField.CITY;
import static dev.veriport.model.RequestField.DATE_OF_BIRTH;
import static dev.veriport.model.RequestField.EMAIL;
import static dev.veriport.model.RequestField.EXPIRY;
import static dev.veriport.model.RequestField.FAMILY_NAME;
import static dev.veriport.model.RequestField.GIVEN_NAMES;
import static dev.veriport.model.RequestField.PHONE;
import static dev.veriport.model.RequestField.POSTAL_CODE;
import static dev.veriport.model.RequestField.STREET;
import static dev.veriport.model.RequestField.SUBDIVISION;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.http.FileSettings;
import dev.veriport.http.HttpSettings;
import dev.veriport.http.KeyEnvironment;
import dev.veriport.http.SignedWebhooks;
import dev.veriport.http.WebhookSignature;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.Environment;
import dev.veriport.model.Reported;
import dev.veriport.model.Secret;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The settings below {@code veriport.persona}.
 *
 * @param workflowKeys the settings that the id of a template can come from
 */
record PersonaSettings(
        Secret apiKey,
        String workflowId,
        String workflowKeys,
        String apiVersion,
        CompletedMeans completedMeans,
        SignedWebhooks webhooks,
        FileSettings files,
        HttpSettings http) {

    private static final String SANDBOX_KEY = "persona_sandbox_";
    private static final String LIVE_KEY = "persona_production_";

    /** The checks of the verifications that Persona's pages name. A template makes some of them. */
    private static final Set<CheckType> CHECKS = EnumSet.complementOf(
            EnumSet.of(CheckType.AML, CheckType.AGE, CheckType.ID_NUMBER, CheckType.ADDRESS, CheckType.DEVICE));

    private static final ConfigKey<Secret> API_KEY = ConfigKey.secret(
                    "api-key",
                    "The API key (persona_production_... or persona_sandbox_...), from the dashboard. It chooses the"
                            + " environment.")
            .as(LIVE_KEY, key -> KeyEnvironment.checked(key, LIVE_KEY, SANDBOX_KEY));
    private static final ConfigKey<String> WORKFLOW_ID = ConfigKey.text(
            "workflow-id",
            "The inquiry template (itmpl_...), a version of it (itmplv_...) or a legacy template (tmpl_...) of verifications.");
    private static final ConfigKey<String> API_VERSION = ConfigKey.text(
                    "api-version", "The version of the API, which decides the form of the answers.")
            .withDefault("2025-12-08");
    private static final ConfigKey<CompletedMeans> COMPLETED_MEANS = ConfigKey.choice(
                    "completed-means",
                    CompletedMeans.class,
                    "What an inquiry with the status completed means. Set pending where a workflow or a person at Persona"
                            + " approves or declines it later, and approved where nobody does.")
            .withDefault("indeterminate");

    /** Of an inquiry whose user has passed the flow, and that nobody has approved or declined. */
    enum CompletedMeans {
        APPROVED,
        PENDING,
        INDETERMINATE
    }

    static PersonaSettings read(ConfigReader in) {
        Secret apiKey = in.get(API_KEY);
        KeyEnvironment.require(in, API_KEY, KeyEnvironment.of(apiKey, SANDBOX_KEY));
        return new PersonaSettings(
                apiKey,
                in.get(WORKFLOW_ID),
                in.namesOfWorkflow(WORKFLOW_ID),
                in.get(API_VERSION),
                in.get(COMPLETED_MEANS),
                SignedWebhooks.readTimestamped(in, "Persona-Signature", WebhookSignature.hmacSha256(), "t", "v1"),
                FileSettings.read(in, "files.withpersona.com"),
                HttpSettings.read(in, "https://api.withpersona.com/api/v1"));
    }

    /** Persona's keys name their environment. */
    Environment environment() {
        return KeyEnvironment.of(apiKey, SANDBOX_KEY);
    }

    /** What every request says: the version of the API, and how the names of fields are written. */
    Map<String, String> headers() {
        return Map.of("Persona-Version", apiVersion, "Key-Inflection", "kebab");
    }

    /** The decision of an inquiry's status. */
    Decision decision(Reported<String> status) {
        boolean isCompleted = status.equals(Reported.of(PersonaMapping.COMPLETED));
        return isCompleted ? Decision.valueOf(completedMeans.name()) : PersonaMapping.DECISIONS.meaning(status);
    }

    Capabilities capabilities() {
        Set<Capability> supported = EnumSet.of(START_WEB, START_WEB_SDK, START_MOBILE_SDK, RESUME, CANCEL);
        supported.addAll(Set.of(COMPLETE, FIND, FIND_BY_REFERENCE, ERASE, WORKFLOW));
        supported.addAll(webhooks.capabilities());
        return Capabilities.of(supported, CHECKS)
                .taking(GIVEN_NAMES, FAMILY_NAME, DATE_OF_BIRTH, EMAIL, PHONE, EXPIRY)
                .taking(STREET, CITY, SUBDIVISION, POSTAL_CODE, ADDRESS_COUNTRY);
    }
}
