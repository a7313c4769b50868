package dev.veriport.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.internal.time.CallScope;
import dev.veriport.model.Applicant;
import dev.veriport.model.AttemptId;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Consent;
import dev.veriport.model.Country;
import dev.veriport.model.DocumentType;
import dev.veriport.model.PartialDate;
import dev.veriport.model.ProviderId;
import dev.veriport.model.RequestField;
import dev.veriport.model.StartChoice;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.VendorChooser;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L3, L4: a vendor gets what it takes, and no start without what it requires. */
final class StartFieldsTest {
    private static final ProviderId ALPHA = new ProviderId("alpha");
    private static final ProviderId BETA = new ProviderId("beta");

    private final ScriptedProvider alpha = new ScriptedProvider(
            "alpha", ScriptedFactory.EVERYTHING.requiring(RequestField.GIVEN_NAMES, RequestField.FAMILY_NAME));
    private final ScriptedProvider beta =
            new ScriptedProvider("beta", ScriptedFactory.EVERYTHING.taking(RequestField.LOCALE));

    private Router router(RoutingPlan plan, Optional<VendorChooser> chooser) {
        return router(alpha, plan, chooser);
    }

    private Router router(ScriptedProvider first, RoutingPlan plan, Optional<VendorChooser> chooser) {
        return new Router(
                List.of(InstanceFixture.of(first), InstanceFixture.of(beta)),
                plan,
                SessionSeal.of(List.of()),
                new RoutingServices(
                        chooser,
                        vendor -> false,
                        new CallScope(Ticker.system()),
                        Duration.ofSeconds(3),
                        InstanceFixture.NO_CAPS,
                        event -> {}));
    }

    private Router alone() {
        return router(InstanceFixture.plan(ALPHA), Optional.empty());
    }

    private Router withFallback() {
        return router(new RoutingPlan(ALPHA, List.of(BETA), Map.of()), Optional.empty());
    }

    private static VerificationRequest.Builder request(Applicant.Builder applicant) {
        return VerificationRequest.builder("case")
                .returnTo("https://shop.example/verified")
                .applicant(applicant.build())
                .locale(Locale.GERMANY)
                .documentCountry("UTO")
                .documentTypes(DocumentType.PASSPORT);
    }

    private static Applicant.Builder vera() {
        return Applicant.builder().givenNames("Vera").familyName("Specimen");
    }

    @Test
    @DisplayName(
            "L3 a request without what the vendor requires is INVALID_REQUEST with the fields' names, and not sent")
    void required() {
        VeriportException refused = catchThrowableOfType(
                VeriportException.class,
                () -> alone().start(request(Applicant.builder().email("vera@example.com"))
                        .build()));

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refused.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(refused)
                .hasMessageContaining("GIVEN_NAMES, FAMILY_NAME")
                .hasMessageNotContaining("EMAIL")
                .hasMessageNotContaining("vera@");
        assertThat(alpha.calls()).isEmpty();
    }

    @Test
    @DisplayName("L3 part of a date of birth and a refused consent are not what a vendor requires, and nothing is sent")
    void requiredInFull() {
        Capabilities strict = ScriptedFactory.EVERYTHING.requiring(RequestField.DATE_OF_BIRTH, RequestField.CONSENTS);
        ScriptedProvider vendor = new ScriptedProvider("alpha", strict);
        Router router = router(vendor, InstanceFixture.plan(ALPHA), Optional.empty());
        Consent notices = Consent.granted(Consent.Kind.PRIVACY_NOTICES_READ, Instant.EPOCH);
        Consent refusedNumber = Consent.refused(Consent.Kind.ID_NUMBER_VERIFICATION, Instant.EPOCH);

        VeriportException refused = catchThrowableOfType(
                VeriportException.class,
                () -> router.start(request(vera().dateOfBirth(PartialDate.parse("1990-04")))
                        .consents(notices, refusedNumber)
                        .build()));
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refused)
                .hasMessageContaining("DATE_OF_BIRTH with its day, CONSENTS of which none is refused")
                .hasMessageNotContaining("1990");
        assertThat(vendor.calls()).isEmpty();

        router.start(request(vera().dateOfBirth(PartialDate.parse("1990-04-12")))
                .consents(notices)
                .build());
        assertThat(vendor.calls()).containsExactly("start case");
    }

    @Test
    @DisplayName("L3 a vendor that requires more than the request has is no candidate, at the start and at failover")
    void noCandidate() {
        VerificationRequest lacking =
                request(Applicant.builder().givenNames("Vera")).build();
        List<StartChoice> seen = new ArrayList<>();

        assertThat(withFallback().start(lacking).provider()).isEqualTo(BETA);
        assertThat(alpha.calls()).isEmpty();

        Router choosing = router(new RoutingPlan(ALPHA, List.of(BETA), Map.of()), Optional.of(choice -> {
            seen.add(choice);
            return choice.candidates();
        }));
        assertThat(choosing.start(lacking).provider()).isEqualTo(BETA);
        assertThat(seen.get(0).candidates()).containsExactly(BETA);

        beta.failing(VeriportException.notSent(ErrorCode.CIRCUIT_OPEN, "open").build());
        Router betaFirst = router(new RoutingPlan(BETA, List.of(ALPHA), Map.of()), Optional.empty());
        assertThat(catchThrowableOfType(VeriportException.class, () -> betaFirst.start(lacking))
                        .code())
                .isEqualTo(ErrorCode.CIRCUIT_OPEN);
        assertThat(alpha.calls()).isEmpty();
    }

    @Test
    @DisplayName("L3 a vendor gets the fields that it takes, and no other, at failover too")
    void taken() {
        VerificationRequest full = request(vera().email("vera@example.com")).build();

        alone().start(full);
        assertThat(alpha.starts().get(0).given()).containsExactly(RequestField.GIVEN_NAMES, RequestField.FAMILY_NAME);
        assertThat(alpha.starts().get(0).returnTo()).isEqualTo(full.returnTo());

        alpha.failing(VeriportException.notSent(ErrorCode.CIRCUIT_OPEN, "open").build());
        withFallback().start(full);
        assertThat(beta.starts().get(0).given()).containsExactly(RequestField.LOCALE);
    }

    @Test
    @DisplayName("L3 a chooser sees the country and the types of the document, though no vendor takes them")
    void chooserSeesDocuments() {
        List<StartChoice> seen = new ArrayList<>();
        router(new RoutingPlan(ALPHA, List.of(BETA), Map.of()), Optional.of(choice -> {
                    seen.add(choice);
                    return choice.candidates();
                }))
                .start(request(vera()).build());

        assertThat(seen.get(0).documentCountry()).contains(Country.of("UTO"));
        assertThat(seen.get(0).documentTypes()).containsExactly(DocumentType.PASSPORT);
        assertThat(seen.get(0).toString())
                .contains("documentCountry=UTO", "documentTypes=[PASSPORT]")
                .doesNotContain("Vera", "Specimen");
    }

    @Test
    @DisplayName("L4 the attempt of a request reaches every vendor that is tried, and is the session's")
    void givenAttempt() {
        AttemptId attempt = AttemptId.random();
        VerificationRequest request = request(vera()).attempt(attempt).build();
        alone().start(request);
        alpha.failing(VeriportException.notSent(ErrorCode.CIRCUIT_OPEN, "open").build());
        VerificationSession session = withFallback().start(request);

        assertThat(session.attempt()).contains(attempt);
        assertThat(session.route().name()).isEqualTo("FALLBACK");
        assertThat(alpha.starts().get(0).attempt()).contains(attempt);
        assertThat(beta.starts().get(0).attempt()).contains(attempt);
    }

    @Test
    @DisplayName("L4 a request without an attempt gets another one for each start")
    void ownAttempt() {
        VerificationRequest request = request(vera()).build();
        VerificationSession first = alone().start(request);
        VerificationSession second = alone().start(request);

        assertThat(first.attempt()).isPresent().isNotEqualTo(second.attempt());
        assertThat(alpha.starts()).map(VerificationRequest::attempt).containsExactly(first.attempt(), second.attempt());
    }
}
