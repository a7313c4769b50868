package dev.veriport.docs.globex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.model.Applicant;
import dev.veriport.model.AttemptId;
import dev.veriport.model.PartialDate;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L4: a start of two requests, which fails over to a vendor of another kind. */
final class GlobexStartTest {
    private static final ProviderId GLOBEX = new ProviderId(FakeGlobex.NAME);
    private static final String NEXT = "authenteq";
    private static final Fault DOWN = Fault.respond(503, Map.of(), new byte[0]);

    private final List<VeriportEvent> events = new CopyOnWriteArrayList<>();
    private final FakeGlobexServer vendor = new FakeGlobex().start(0);
    private final RunningFake next = FakeVendor.installed().get(NEXT).start(0);
    private FaultServer wire;
    private Veriport veriport;

    @BeforeEach
    void open() {
        wire = FaultServer.before(vendor.baseUrl());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", FakeGlobex.NAME);
        settings.put("veriport.fallback", NEXT);
        vendor.settings().forEach((key, value) -> settings.put("veriport.globex." + key, value));
        next.settings().forEach((key, value) -> settings.put("veriport." + NEXT + "." + key, value));
        settings.put("veriport.globex.base-url", wire.baseUrl().toString());
        veriport = Veriport.builder(ConfigSource.of(settings))
                .factory(new GlobexFactory())
                .listener(events::add)
                .build();
    }

    @AfterEach
    void close() {
        veriport.close();
        wire.close();
        next.close();
        vendor.close();
    }

    private static VerificationRequest.Builder request() {
        return VerificationRequest.builder("case").returnTo(URI.create("https://shop.example/verified"));
    }

    private static Applicant.Builder pat() {
        return Applicant.builder().givenNames("Pat").familyName("Sample");
    }

    private VerificationSession start() {
        return veriport.identityProvider()
                .start(request().applicant(pat().build()).build());
    }

    private List<VeriportEvent> left() {
        return events.stream()
                .filter(VeriportEvent.LeftAtVendor.class::isInstance)
                .toList();
    }

    @Test
    @DisplayName("L13 a check whose answer was lost is created once, by its key")
    void keyed() {
        vendor.answerNext("/people/person-1/checks", Answer.dropAfterProcessing());

        assertThat(start().provider()).isEqualTo(GLOBEX);
        assertThat(vendor.checks()).hasSize(1);
        assertThat(vendor.calls())
                .filteredOn(call -> call.path().endsWith("/checks"))
                .hasSize(2)
                .extracting(call -> call.header("Idempotency-Key").orElseThrow())
                .containsOnly(vendor.calls().get(1).header("Idempotency-Key").orElseThrow());
    }

    @Test
    @DisplayName("L13 the fake answers a key with the same body as before, and refuses it with another body")
    void keyWithAnotherBody() throws Exception {
        start();
        RecordedRequest check = vendor.calls().get(1);

        assertThat(repeat(check, check.bodyText()).statusCode()).isEqualTo(201);
        assertThat(repeat(check, "{\"return_url\":\"https://other.example\"}").statusCode())
                .isEqualTo(409);
        assertThat(vendor.checks()).hasSize(1);
    }

    private HttpResponse<String> repeat(RecordedRequest first, String body) throws IOException, InterruptedException {
        HttpRequest.Builder again = HttpRequest.newBuilder(vendor.baseUrl().resolve(first.path()));
        for (String name : List.of("X-Api-Key", "Idempotency-Key", "Content-Type")) {
            again.header(name, first.header(name).orElseThrow());
        }
        return HttpClient.newHttpClient()
                .send(again.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    @Test
    @DisplayName("L4 a start that goes on to another vendor leaves nobody at the first one")
    void failover() {
        wire.fail("POST /people/", DOWN);

        VerificationSession session = start();

        assertThat(session.provider()).isEqualTo(new ProviderId(NEXT));
        assertThat(session.tried()).containsExactly(Map.entry(GLOBEX, "OUTCOME_UNKNOWN"));
        assertThat(vendor.people()).isEmpty();
        assertThat(left()).isEmpty();
    }

    @Test
    @DisplayName("L4 who is left at the first vendor is an event, though the start succeeds at the next one")
    void leftAtFailover() {
        wire.fail("POST /people/", DOWN);
        wire.fail("DELETE /people/", DOWN);

        assertThat(start().provider()).isEqualTo(new ProviderId(NEXT));
        assertThat(vendor.people()).containsExactly("person-1");
        assertThat(left()).containsExactly(new VeriportEvent.LeftAtVendor(GLOBEX, "person-1", ErrorCode.UNAVAILABLE));
    }

    @Test
    @DisplayName("L4 where all vendors fail, the one failure names who is left at the first")
    void allFail() {
        wire.fail("POST /people/", DOWN);
        wire.fail("DELETE /people/", DOWN);
        next.goDown();

        VeriportException failure = catchThrowableOfType(VeriportException.class, this::start);

        assertThat(failure.provider()).contains(new ProviderId(NEXT));
        assertThat(failure.leftAtVendor()).containsExactly("globex:person-1");
    }

    @Test
    @DisplayName("L3 the vendor gets the fields that it takes, and nothing else of the request")
    void taken() {
        Applicant full = pat().email("pat@example.com")
                .phone("+493023125001")
                .dateOfBirth(new PartialDate(1987, 3, 14))
                .postalCode("KNRN7")
                .ipAddress("192.0.2.87")
                .build();
        veriport.identityProvider()
                .start(request()
                        .applicant(full)
                        .locale(Locale.GERMANY)
                        .documentCountry("ATF")
                        .build());

        assertThat(vendor.calls())
                .map(RecordedRequest::bodyText)
                .containsExactly(
                        "{\"given_name\":\"Pat\",\"family_name\":\"Sample\",\"email\":\"pat@example.com\"}",
                        "{\"return_url\":\"https://shop.example/verified\"}");
        assertThat(vendor.calls())
                .map(call -> call.path() + call.rawQuery() + call.headers())
                .noneMatch(head -> Stream.of("Pat", "3023125001", "1987", "KNRN7", "192.0.2.87", "de-DE", "ATF")
                        .anyMatch(head::contains));
    }

    @Test
    @DisplayName("L3 a start without the family name goes to the vendor that requires none, and nothing to the first")
    void lacking() {
        VerificationSession session = veriport.identityProvider()
                .start(request()
                        .applicant(Applicant.builder().givenNames("Pat").build())
                        .build());

        assertThat(session.provider()).isEqualTo(new ProviderId(NEXT));
        assertThat(session.tried()).isEmpty();
        assertThat(vendor.callCount()).isZero();
    }

    @Test
    @DisplayName("L4 the idempotency key is the attempt that the application stored")
    void attempt() {
        AttemptId attempt = AttemptId.random();
        VerificationSession session = veriport.identityProvider()
                .start(request().applicant(pat().build()).attempt(attempt).build());

        assertThat(session.attempt()).contains(attempt);
        assertThat(vendor.calls().get(1).header("Idempotency-Key")).contains(attempt.value());
    }
}
