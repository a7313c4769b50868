package dev.veriport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.config.ConfigSource;
import dev.veriport.error.ConfigurationException;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent.VerificationStarted;
import dev.veriport.fakes.EventLog;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.model.Applicant;
import dev.veriport.model.Channel;
import dev.veriport.model.Country;
import dev.veriport.model.DocumentType;
import dev.veriport.model.ProviderId;
import dev.veriport.model.RequestField;
import dev.veriport.model.Route;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules: which starts they match, and what becomes of their instances. */
final class RoutingRulesTest {
    private final ScriptedProvider alpha = new ScriptedProvider("alpha", ScriptedFactory.EVERYTHING);
    private final ScriptedProvider beta = new ScriptedProvider("beta", ScriptedFactory.EVERYTHING);
    private final ScriptedProvider gamma =
            new ScriptedProvider("gamma", ScriptedFactory.EVERYTHING.requiring(RequestField.EMAIL));
    private final Map<String, String> settings = new TreeMap<>(Map.of("veriport.provider", "alpha"));
    private final Map<String, String> variables = new TreeMap<>();
    private final Map<String, String> ofPlaceholders = new TreeMap<>();
    private final EventLog events = new EventLog();

    RoutingRulesTest() {
        for (String name : List.of("alpha", "beta", "gamma")) {
            settings.put("veriport." + name + ".client-id", name);
            settings.put("veriport." + name + ".client-secret", "canary-secret");
        }
    }

    private Veriport open() {
        return Veriport.builder(ConfigSource.of(settings).orElse(ConfigSource.environment(variables)))
                .environment(ofPlaceholders)
                .factory(ScriptedFactory.of(alpha))
                .factory(ScriptedFactory.of(beta))
                .factory(ScriptedFactory.of(gamma))
                .listener(events)
                .build();
    }

    private static VerificationRequest.Builder web() {
        return VerificationRequest.builder("case").returnTo("https://shop.example/verified");
    }

    private VerificationSession start(VerificationRequest.Builder request) {
        try (Veriport veriport = open()) {
            return veriport.identityProvider().start(request.build());
        }
    }

    private VeriportException failure(VerificationRequest.Builder request) {
        VeriportException failure = catchThrowableOfType(VeriportException.class, () -> start(request));
        assertThat(failure).isNotNull();
        return failure;
    }

    /** Of a rule to beta. */
    private boolean matches(String conditions, VerificationRequest.Builder request) {
        settings.put("veriport.route.1", conditions + " -> beta");
        return start(request).provider().value().equals("beta");
    }

    @ParameterizedTest(name = "country:{0} holds for a document of {1}: {2}")
    @CsvSource({
        "DEU, DEU, true",
        "'AUT,DEU', DE, true",
        "de, DEU, true",
        "D, DEU, true",
        "UK, GBR, true",
        "XK, RKS, true",
        "UTO, UTO, true",
        "GBR, GBD, false",
        "DEU, AUT, false",
    })
    void countries(String countries, String asked, boolean holds) {
        assertThat(matches("country:" + countries, web().documentCountry(asked)))
                .isEqualTo(holds);
    }

    @ParameterizedTest(name = "type:{0} holds for {1}: {2}")
    @CsvSource({
        "PASSPORT, PASSPORT, true",
        "'PASSPORT,NATIONAL_ID', PASSPORT, true",
        "'passport,national-id', 'NATIONAL_ID PASSPORT', true",
        "PASSPORT, 'PASSPORT NATIONAL_ID', false",
        "PASSPORT, NATIONAL_ID, false",
        "PASSPORT, '', false",
    })
    void types(String types, String asked, boolean holds) {
        DocumentType[] named = Stream.of(asked.split(" "))
                .filter(word -> !word.isEmpty())
                .map(DocumentType::valueOf)
                .toArray(DocumentType[]::new);
        assertThat(matches("type:" + types, web().documentTypes(named))).isEqualTo(holds);
    }

    @ParameterizedTest(name = "channel:{0} holds on {1}: {2}")
    @CsvSource({"WEB, WEB, true", "web-sdk, WEB_SDK, true", "'WEB,MOBILE_SDK', MOBILE_SDK, true", "WEB_SDK, WEB, false"
    })
    void channels(String channels, Channel asked, boolean holds) {
        assertThat(matches("channel:" + channels, web().channel(asked))).isEqualTo(holds);
    }

    @Test
    @DisplayName("all conditions of a rule must hold; a rule without any matches every start")
    void all() {
        String both = "country:DEU channel:WEB_SDK";
        assertThat(matches(both, web().documentCountry("DEU").channel(Channel.WEB_SDK)))
                .isTrue();
        assertThat(matches(both, web().documentCountry("DEU"))).isFalse();
        assertThat(matches(both, web().channel(Channel.WEB_SDK))).isFalse();
        assertThat(matches("", web())).isTrue();
    }

    @Test
    @DisplayName(
            "a condition on what the request does not say does not hold; a last rule without conditions takes the rest")
    void notSaid() {
        settings.put("veriport.route.1", "country:DEU type:PASSPORT -> alpha");
        settings.put("veriport.route.2", "-> beta");

        assertThat(start(web()).provider()).isEqualTo(new ProviderId("beta"));
        assertThat(start(web().documentCountry("DEU")).provider()).isEqualTo(new ProviderId("beta"));
        assertThat(start(web().documentCountry("DEU").documentTypes(DocumentType.PASSPORT))
                        .provider())
                .isEqualTo(new ProviderId("alpha"));
    }

    @Test
    @DisplayName("the lowest matching number wins, 9 before 10, and the session says which")
    void lowest() {
        settings.put("veriport.route.10", "country:DEU -> alpha");
        settings.put("veriport.route.9", "country:DEU,AUT -> beta");
        settings.put("veriport.route.8", "country:CHE -> alpha");

        VerificationSession session = start(web().documentCountry("DEU"));

        assertThat(session.provider()).isEqualTo(new ProviderId("beta"));
        assertThat(session.route()).isEqualTo(Route.RULE);
        assertThat(session.rule()).hasValue(9);
        VerificationSession unruled = start(web().documentCountry("FRA"));
        assertThat(unruled.route()).isEqualTo(Route.CONFIGURED);
        assertThat(unruled.rule()).isEmpty();
    }

    @Test
    @DisplayName("an instance that a rule alone names is opened, and takes no start that no rule sends there")
    void opened() {
        settings.put("veriport.fallback", "gamma");
        settings.put("veriport.route.1", "country:DEU -> beta");
        alpha.failing(VeriportException.notSent(ErrorCode.CIRCUIT_OPEN, "open").build());
        try (Veriport veriport = open()) {
            assertThat(veriport.providers()).contains(new ProviderId("beta"));
        }
        assertThat(failure(web()).code()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
        assertThat(beta.starts()).isEmpty();
    }

    @Test
    @DisplayName("the order of a list is the order tried, and failover stays inside it")
    void failover() {
        settings.put("veriport.fallback", "gamma");
        settings.put("veriport.route.1", "country:DEU -> beta, alpha");
        beta.failing(VeriportException.notSent(ErrorCode.CIRCUIT_OPEN, "open").build());
        VerificationSession session = start(web().documentCountry("DEU"));

        assertThat(session.provider()).isEqualTo(new ProviderId("alpha"));
        assertThat(session.route()).isEqualTo(Route.FALLBACK);
        assertThat(session.rule()).hasValue(1);
        assertThat(session.tried()).containsExactly(Map.entry(new ProviderId("beta"), "CIRCUIT_OPEN"));
        assertThat(events.of(VerificationStarted.class))
                .containsExactly(new VerificationStarted(
                        session.provider(), session.route(), session.rule(), Optional.of(Country.of("DEU"))));

        alpha.failing(
                VeriportException.notSent(ErrorCode.UNAVAILABLE, "it is down").build());
        VeriportException failure = failure(web().documentCountry("DEU")
                .applicant(Applicant.builder().email("vera@example.com").build()));
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure)
                .hasMessage(
                        "it is down; veriport.route.1 sends this start to no other instance: try again later, or add"
                                + " one to its list");
        assertThat(failure.getSuppressed())
                .extracting(each -> ((VeriportException) each).code())
                .containsExactly(ErrorCode.CIRCUIT_OPEN, ErrorCode.UNAVAILABLE);
        assertThat(failure.getSuppressed()[1]).as("the failure itself").hasMessage("it is down");
        assertThat(gamma.starts()).isEmpty();
    }

    @Test
    @DisplayName("where the start may have been carried out, the failure names the rule and does not advise a repeat")
    void noRepeat() {
        settings.put("veriport.route.1", "country:DEU -> beta");
        beta.failing(VeriportException.of(ErrorCode.UNAVAILABLE, "its answer is lost")
                .phase(Phase.SENT_UNKNOWN)
                .build());

        assertThat(failure(web().documentCountry("DEU")))
                .hasMessage("its answer is lost; veriport.route.1 sends this start to no other instance");
    }

    @Test
    @DisplayName("where only vendors with percentages can take a start that none of these covers, they do, in order")
    void splitOnly() {
        settings.put("veriport.provider", "gamma");
        settings.put("veriport.split.alpha", "1");
        settings.put("veriport.split.beta", "1");

        VerificationSession session = start(web());

        assertThat(session.provider()).isEqualTo(new ProviderId("alpha"));
        assertThat(session.route()).isEqualTo(Route.FALLBACK);
        assertThat(session.tried()).isEmpty();
    }

    @Test
    @DisplayName("a percentage of an instance of the list comes first in it; one of another instance does not count")
    void split() {
        settings.put("veriport.split.beta", "100");
        settings.put("veriport.route.1", "country:DEU -> alpha, beta");
        settings.put("veriport.route.2", "country:AUT -> alpha, gamma");

        VerificationSession ofList = start(web().documentCountry("DEU"));
        assertThat(ofList.provider()).isEqualTo(new ProviderId("beta"));
        assertThat(ofList.route()).isEqualTo(Route.SPLIT);
        assertThat(ofList.rule()).hasValue(1);
        VerificationSession ofOther = start(web().documentCountry("AUT"));
        assertThat(ofOther.provider()).isEqualTo(new ProviderId("alpha"));
        assertThat(ofOther.route()).isEqualTo(Route.RULE);
    }

    @Test
    @DisplayName("where none of the list can take the start, the failure names the rule and what each one lacks")
    void unable() {
        settings.put("veriport.route.3", "country:DEU -> gamma");

        VeriportException failure = failure(web().documentCountry("DEU"));

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(failure)
                .hasMessage("veriport.route.3 sends this start to its list alone, and none of it can take the start:"
                        + " gamma requires EMAIL: add it to the request; or add an instance to the list");
        assertThat(alpha.calls()).containsExactly("close");
    }

    @ParameterizedTest(name = "a rule in the environment applies, of any number: {0}")
    @ValueSource(ints = {2, 101, 999_999_999})
    void environment(int number) {
        variables.put("VERIPORT_ROUTE_" + number, "country:DEU -> beta");
        assertThat(start(web().documentCountry("DEU")).rule()).hasValue(number);
        assertThat(beta.starts()).hasSize(1);
    }

    @Test
    @DisplayName("CFG a variable whose number begins with 0 is a problem; one of another program is none")
    void wrongVariable() {
        variables.put("VERIPORT_ROUTE_01", "country:DEU -> beta");
        variables.put("VERIPORT_ROUTE_SERVICE_HOST", "10.0.0.1");
        variables.put("VERIPORT_ROUTE_2", "");
        assertThat(problems())
                .containsExactly("veriport.route.01: must be veriport.route.NUMBER, with a number from 1 that does not"
                        + " begin with 0");
    }

    @ParameterizedTest(name = "CFG the empty rule \"{0}\" is a problem, and no start goes to veriport.provider")
    @ValueSource(strings = {"", "  ", "${ENV:EMPTY}"})
    void empty(String rule) {
        settings.put("veriport.route.1", rule);
        settings.put("veriport.route.2", "country:DEU -> beta");
        ofPlaceholders.put("EMPTY", "");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("veriport.route.1: ")
                .contains("empty");
    }

    private List<String> problems() {
        ConfigurationException refusal = catchThrowableOfType(ConfigurationException.class, () -> open().close());
        assertThat(refusal).isNotNull();
        assertThat(refusal.getMessage()).doesNotContain("canary");
        return refusal.problems().stream().map(Object::toString).toList();
    }

    @ParameterizedTest(name = "CFG \"{0}\" is a problem: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            country:DEU canary                  | must have one -> between its conditions and its instances, like country:DEU -> onfido-eu, authenteq
            country:DEU -> alpha -> beta        | must have one -> between its conditions and its instances, like country:DEU -> onfido-eu, authenteq
            country:DEU ->                      | after -> there must be instances, separated by commas
            country:DEU -> alpha,               | after -> there must be instances, separated by commas
            country:DEU -> alpha, alpha         | an instance must not be in the list twice
            canary:DEU -> alpha                 | a condition must be country, type or channel
            canary -> alpha                     | a condition must be NAME:VALUE or NAME:VALUE,VALUE without blanks, before the ->
            country:DEU,CAN -> alpha            |
            country:DEU,canary -> alpha         | country 2 is in no list of countries: write its code, like DEU or DE
            country: -> alpha                   | country 1 is in no list of countries: write its code, like DEU or DE
            country:DEU country:AUT -> alpha    | the condition country must be there once: separate its values by commas
            type:canary -> alpha                | type 1 must be one of PASSPORT, DRIVING_LICENCE, NATIONAL_ID, RESIDENCE_PERMIT, OTHER
            channel:WEB,canary -> alpha         | channel 2 must be one of WEB, WEB_SDK, MOBILE_SDK
            -> alpha, gama                      | instance 2 is unknown: did you mean gamma?
            -> canary                           | instance 1 must be an installed vendor: alpha, beta, gamma; for another one add dev.veriport:veriport-adapter-NAME, for another instance set veriport.NAME.vendor
            country:canary type:canary -> canary   | country 1 is in no list of countries: write its code, like DEU or DE; type 1 must be one of PASSPORT, DRIVING_LICENCE, NATIONAL_ID, RESIDENCE_PERMIT, OTHER
            """)
    void wrongRules(String rule, String problem) {
        settings.put("veriport.route.2", rule);
        if (problem == null) {
            open().close();
        } else {
            assertThat(problems()).containsExactly("veriport.route.2: " + problem);
        }
    }

    @Test
    @DisplayName("CFG all wrong rules are reported at once, and a number that begins with 0 or is none")
    void allAtOnce() {
        settings.put("veriport.route.1", "land:DEU -> alpha");
        settings.put("veriport.route.2", "-> nobody-here");
        settings.put("veriport.route.03", "-> alpha");
        settings.put("veriport.route.first", "-> alpha");
        settings.put("veriport.fallback", "delta");

        assertThat(problems())
                .map(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactly(
                        "veriport.fallback:",
                        "veriport.route.03:",
                        "veriport.route.1:",
                        "veriport.route.2:",
                        "veriport.route.first:");
    }
}
