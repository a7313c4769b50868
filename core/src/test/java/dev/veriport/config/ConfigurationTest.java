package dev.veriport.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ConfigurationException;
import dev.veriport.error.ErrorCode;
import dev.veriport.model.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ConfigurationTest {
    private static final ConfigKey<Duration> TIMEOUT =
            ConfigKey.duration("timeout", "").withDefault("10s");
    private static final ConfigKey<String> CLIENT_ID = ConfigKey.text("client-id", "");
    private static final ConfigKey<Secret> SECRET = ConfigKey.secret("client-secret", "");

    private enum Endpoint {
        GENERATE_TOKEN,
        ACCESS_TOKEN
    }

    private static Configuration configuration(Map<String, String> settings) {
        return new Configuration(ConfigSource.of(settings), Map.of("KNOWN", "from-environment", "EMPTY", ""));
    }

    private static ConfigurationException refusal(Configuration configuration) {
        return catchThrowableOfType(ConfigurationException.class, configuration::check);
    }

    @Test
    @DisplayName("CFG three mistakes are told in one message: keys in order, what to do, and no value")
    void everyProblemAtOnce() {
        Configuration configuration = configuration(Map.of(
                "veriport.acme.timeout", "canary-soon",
                "veriport.acme.client-idd", "canary-typo"));
        ConfigReader acme = configuration.section("acme");
        acme.get(TIMEOUT);
        acme.get(CLIENT_ID);

        ConfigurationException refusal = refusal(configuration);
        assertThat(refusal).hasMessage("""
                        the configuration has 3 problems:
                          - veriport.acme.client-id: is missing
                          - veriport.acme.client-idd: is unknown: did you mean veriport.acme.client-id?
                          - veriport.acme.timeout: must be a duration, like 5s, 250ms or PT5S""");
        assertThat(refusal.code()).isEqualTo(ErrorCode.CONFIGURATION);
        assertThat(refusal.problems()).hasSize(3);
        assertThat(refusal).hasNoCause();
    }

    @Test
    @DisplayName("CFG the keys of a workflow's id are named whole: the instance's own, and that of a request's name")
    void namesOfWorkflow() {
        ConfigReader reader = configuration(Map.of()).section("acme-eu");

        assertThat(reader.namesOfWorkflow(ConfigKey.text("level", "")))
                .isEqualTo("veriport.acme-eu.level or veriport.acme-eu.workflow.NAME");
    }

    @Test
    @DisplayName("CFG an unknown key with no near neighbour is told to be removed; keys of others are left alone")
    void unknownKeys() {
        Configuration configuration =
                configuration(Map.of("veriport.completely.different", "x", "spring.application.name", "shop"));
        configuration.section("acme").get(TIMEOUT);
        assertThat(refusal(configuration).problems())
                .extracting(Object::toString)
                .containsExactly("veriport.completely.different: is unknown: remove it, or see the list of settings");
    }

    @Test
    @DisplayName("CFG another word of the same vendor is no misspelling: it is told to be removed")
    void farKeys() {
        Configuration configuration = configuration(Map.of("veriport.acme.region", "x"));
        configuration.section("acme").get(ConfigKey.text("vendor", "").optional());
        assertThat(refusal(configuration).problems())
                .extracting(Object::toString)
                .containsExactly("veriport.acme.region: is unknown: remove it, or see the list of settings");
    }

    @Test
    @DisplayName(
            "CFG a value that cannot be read is told as such, and not what follows from it; its secret prints [malformed]")
    void unreadable() {
        Configuration configuration = configuration(Map.of("veriport.acme.client-secret", "${ENV:UNKNOWN}"));
        ConfigReader acme = configuration.section("acme");
        acme.get(SECRET);
        acme.problem(SECRET, "is missing");
        assertThat(acme.isSet(SECRET)).isTrue();
        assertThat(refusal(configuration).problems())
                .extracting(Object::toString)
                .containsExactly(
                        "veriport.acme.client-secret: needs the environment variable UNKNOWN, which is not set");
        assertThat(configuration.entries())
                .extracting(ConfigEntry::toString)
                .containsExactly("veriport.acme.client-secret = [malformed]");
    }

    @Test
    @DisplayName("CFG a comment after a value is told to be part of it")
    void comments() {
        Configuration configuration = configuration(Map.of("veriport.acme.timeout", "5s # canary"));
        configuration.section("acme").get(TIMEOUT);
        assertThat(refusal(configuration).problems())
                .extracting(Object::toString)
                .containsExactly(
                        "veriport.acme.timeout: must be a duration, like 5s, 250ms or PT5S; a # begins a comment"
                                + " only at the start of a line: put the comment on its own line");
    }

    @Test
    @DisplayName("CFG a blank inside a secret of a list is a comma that was forgotten")
    void blanksInSecrets() {
        ConfigKey<List<Secret>> secrets = ConfigKey.secrets("secrets", "");
        Configuration configuration = configuration(Map.of("veriport.acme.secrets", "canary1 canary2"));
        configuration.section("acme").get(secrets);
        assertThat(refusal(configuration).problems())
                .extracting(Object::toString)
                .containsExactly("veriport.acme.secrets: must not contain blanks: separate secrets by commas");
        assertThat(configuration(Map.of("veriport.acme.secrets", " one , two "))
                        .section("acme")
                        .get(secrets))
                .hasSize(2);
    }

    @Test
    @DisplayName("CFG a key that is wrong in two ways is one problem, and the last word on it counts")
    void duplicates() {
        Configuration configuration = configuration(Map.of());
        ConfigReader acme = configuration.section("acme");
        acme.get(CLIENT_ID);
        acme.get(CLIENT_ID);
        acme.problem(CLIENT_ID, "contradicts the other");
        assertThat(refusal(configuration).problems())
                .extracting(Object::toString)
                .containsExactly("veriport.acme.client-id: contradicts the other");
    }

    @Test
    @DisplayName("CFG ${ENV:NAME} is filled in from the environment, within text too, and nothing else is")
    void interpolation() {
        Configuration configuration = configuration(Map.of(
                "veriport.acme.client-id", "a-${ENV:KNOWN}-z$KNOWN}",
                "veriport.acme.client-secret", "${ENV:KNOWN}"));
        ConfigReader acme = configuration.section("acme");
        assertThat(acme.get(CLIENT_ID)).isEqualTo("a-from-environment-z$KNOWN}");
        assertThat(acme.get(SECRET).reveal()).isEqualTo("from-environment");
        assertThatCode(configuration::check).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("CFG ${ENV:X} of an unset variable is a problem that names the variable")
    void unsetVariable() {
        Configuration configuration =
                configuration(Map.of("veriport.acme.client-secret", "${ENV:UNSET_ONE}${ENV:KNOWN}"));
        configuration.section("acme").get(SECRET);
        assertThat(refusal(configuration).problems())
                .extracting(Object::toString)
                .containsExactly(
                        "veriport.acme.client-secret: needs the environment variable UNSET_ONE, which is not set");
    }

    @Test
    @DisplayName("CFG a blank value is unset: the default holds, and what is required is missing")
    void blank() {
        Configuration configuration =
                configuration(Map.of("veriport.acme.timeout", "  ", "veriport.acme.client-id", " "));
        ConfigReader acme = configuration.section("acme");
        assertThat(acme.get(TIMEOUT)).isEqualTo(Duration.ofSeconds(10));
        acme.get(CLIENT_ID);
        assertThat(refusal(configuration).problems())
                .extracting(Object::toString)
                .containsExactly("veriport.acme.client-id: is missing");
    }

    @Test
    @DisplayName("CFG values are stripped of the blanks around them")
    void stripped() {
        Configuration configuration = configuration(Map.of("veriport.acme.timeout", " 5s "));
        assertThat(configuration.section("acme").get(TIMEOUT)).isEqualTo(Duration.ofSeconds(5));
        configuration.check();
    }

    @Test
    @DisplayName(
            "CFG while only keys are learnt nothing is a problem; they are known afterwards, and later reading is strict")
    void lenient() {
        Configuration configuration = configuration(Map.of("veriport.acme.timeout", "soon"));
        configuration.onlyLearnKeys(() -> {
            configuration.section("acme").get(TIMEOUT);
            configuration.section("acme").get(SECRET);
        });
        assertThatCode(configuration::check).doesNotThrowAnyException();

        configuration.section("other").get(SECRET);
        assertThat(refusal(configuration).problems()).hasSize(1);
    }

    @Test
    @DisplayName(
            "CFG a choice is one of its words; an optional key may be unset; a further demand is told without the value")
    void kinds() {
        ConfigKey<Endpoint> choice = ConfigKey.choice("endpoint", Endpoint.class, "");
        ConfigKey<Integer> even = ConfigKey.count("even", "").as("2", number -> {
            if (number % 2 != 0) {
                throw new IllegalArgumentException("must be even");
            }
            return number / 2;
        });
        Configuration configuration = configuration(Map.of(
                "veriport.a.endpoint",
                "access-token",
                "veriport.b.endpoint",
                "ACCESS_TOKEN",
                "veriport.a.even",
                "4",
                "veriport.b.even",
                "777"));

        assertThat(configuration.section("a").get(choice)).isEqualTo(Endpoint.ACCESS_TOKEN);
        assertThat(configuration.section("a").get(even)).isEqualTo(2);
        assertThat(configuration.section("a").get(CLIENT_ID.optional())).isEqualTo(Optional.empty());
        configuration.section("b").get(choice);
        configuration.section("b").get(even);
        assertThat(refusal(configuration).problems())
                .extracting(Object::toString)
                .containsExactly(
                        "veriport.b.endpoint: must be one of generate-token, access-token",
                        "veriport.b.even: must be even");
    }

    @Test
    @DisplayName("CFG every setting that was read is listed as it stands, secrets redacted")
    void entries() {
        Configuration configuration =
                configuration(Map.of("veriport.acme.client-secret", "${ENV:KNOWN}", "veriport.acme.client-id", "me"));
        ConfigReader acme = configuration.section("acme");
        acme.get(SECRET);
        acme.get(CLIENT_ID);
        acme.get(TIMEOUT);
        List<String> shown = configuration.entries().stream()
                .map(entry -> entry.key() + " = " + entry.value() + (entry.isSet() ? " SET " : " DEFAULT ")
                        + entry.required())
                .toList();
        assertThat(shown)
                .containsExactly(
                        "veriport.acme.client-secret = [redacted] SET true",
                        "veriport.acme.client-id = me SET true",
                        "veriport.acme.timeout = 10s DEFAULT false");
    }

    @Test
    @DisplayName("C4: a setting that its source cannot read is told together with all other problems")
    void aSourceThatCannotRead() {
        Configuration configuration = new Configuration(
                key -> {
                    if (key.endsWith("client-secret")) {
                        throw new ConfigurationException(
                                List.of(new ConfigurationException.Problem(key, "cannot be read")));
                    }
                    return Optional.empty();
                },
                Map.of());
        ConfigReader acme = configuration.section("acme");
        acme.get(CLIENT_ID);
        acme.get(SECRET);

        assertThat(refusal(configuration).problems())
                .extracting(Object::toString)
                .containsExactly("veriport.acme.client-id: is missing", "veriport.acme.client-secret: cannot be read");
    }
}
