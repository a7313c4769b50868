package dev.veriport.adapter.authenteq;

import static dev.veriport.adapter.authenteq.AtAuthenteq.RETURN_TO;
import static dev.veriport.adapter.authenteq.AtAuthenteq.URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Channel;
import dev.veriport.model.Decision;
import dev.veriport.model.Handoff;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.RecordedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out when a verification begins. */
final class StartingAVerificationTest {
    private static final String VERIFICATION_TOKEN = "/mobile-sdk/verification-token";
    private static final String FACE_TOKEN = "/mobile-sdk/face-authentication-token";

    private final AtAuthenteq app = AtAuthenteq.open();

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    @DisplayName("returnTo goes out as one encoded query value, its own parameters kept letter by letter, with a nonce")
    void the_return_url_is_encoded_and_kept() {
        app.start();
        app.start();

        List<String> sent =
                app.server().recorded().stream().map(AtAuthenteq::redirectUrl).toList();
        assertThat(sent)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(redirect ->
                        assertThat(redirect).matches(Pattern.quote(RETURN_TO.toString()) + "&veriport=[0-9a-f-]{36}"));
    }

    @Test
    @DisplayName("own parameters come back to the application beside the code")
    void own_parameters_come_back() {
        ReturnedParameters back = app.pass(app.start());

        assertThat(back.all("basket")).containsExactly("7");
        assertThat(back.all("lang")).containsExactly("pt/BR");
        assertThat(back.all("code")).hasSize(1);
    }

    @Test
    @DisplayName("a returnTo that has a parameter code of its own is refused, and nothing is sent")
    void a_return_url_with_a_code_is_refused() {
        VeriportException refused = catchThrowableOfType(
                VeriportException.class,
                () -> app.identity()
                        .start(VerificationRequest.builder("case-1")
                                .returnTo(URI.create("https://shop.example/verified?code=x"))
                                .build()));

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(app.server().requests()).isZero();
    }

    @Test
    @DisplayName("the flow is the configured one, or the request's; the older header goes out only when it is set")
    void the_flow_is_sent() {
        Map<String, String> settings = Map.of(
                "veriport.authenteq.flow-slug", "standard",
                "veriport.authenteq.workflow.thorough", "strict",
                "veriport.authenteq.multi-document-flow", "true");
        try (AtAuthenteq configured = AtAuthenteq.open(settings)) {
            configured.start();
            configured
                    .identity()
                    .start(VerificationRequest.builder("case-1")
                            .returnTo(RETURN_TO)
                            .workflow("thorough")
                            .build());
            configured.startInSdk();

            assertThat(configured.server().recorded())
                    .extracting(request -> request.header("AQ-Flow-Slug").orElse(""))
                    .containsExactly("standard", "strict", "standard");
            assertThat(configured.server().recorded())
                    .allSatisfy(request ->
                            assertThat(request.header("AQ-Multi-Document-Flow")).contains("On"));
        }
        app.start();
        assertThat(app.server().recorded()).allSatisfy(request -> {
            assertThat(request.header("AQ-Flow-Slug")).isEmpty();
            assertThat(request.header("AQ-Multi-Document-Flow")).isEmpty();
        });
    }

    @Test
    @DisplayName(
            "T14 eight mobile starts at once get eight tokens, each its own request; the deprecated path is not called")
    void mobile_starts_share_no_token() throws InterruptedException {
        CountDownLatch allAreThere = new CountDownLatch(1);
        List<CompletableFuture<VerificationSession>> starts = IntStream.range(0, 8)
                .peek(start -> app.server().answerNext(VERIFICATION_TOKEN, Answer.heldUntil(allAreThere)))
                .mapToObj(start -> CompletableFuture.supplyAsync(app::startInSdk, AtAuthenteq.THREAD_EACH))
                .toList();
        assertThat(app.server().awaitRequests(VERIFICATION_TOKEN, 8, Duration.ofSeconds(9)))
                .isTrue();
        allAreThere.countDown();
        Set<String> tokens = starts.stream().map(start -> token(start.join())).collect(Collectors.toSet());

        assertThat(tokens).hasSize(8);
        assertThat(app.server().requests(VERIFICATION_TOKEN)).isEqualTo(8);
        assertThat(app.server().requests("/mobile-sdk/token")).isZero();
    }

    @Test
    @DisplayName(
            "a face is recognized again with a token of its own kind, without a flow; on the web it is UNSUPPORTED")
    void a_face_is_recognized_again() {
        VerificationRequest.Builder request =
                VerificationRequest.builder("case-1").faceOf(new VerificationId(AtAuthenteq.ID, "earlier"));
        VerificationSession session =
                app.identity().start(request.channel(Channel.MOBILE_SDK).build());

        assertThat(token(session)).isNotBlank();
        assertThat(app.server().requests(FACE_TOKEN)).isEqualTo(1);
        assertThat(app.server().recorded()).extracting(RecordedRequest::path).containsExactly(FACE_TOKEN);
        VeriportException onWeb = catchThrowableOfType(
                VeriportException.class,
                () -> app.identity()
                        .start(request.channel(Channel.WEB).returnTo(RETURN_TO).build()));
        assertThat(onWeb.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(app.server().requests()).isEqualTo(1);
    }

    @Test
    @DisplayName("nothing comes back from the mobile SDK: PENDING, be there a code or not")
    void a_mobile_session_is_pending() {
        VerificationSession session = app.startInSdk();

        assertThat(app.identity()
                        .complete(session.ref(), ReturnedParameters.ofQuery("code=1"))
                        .decision())
                .isEqualTo(Decision.PENDING);
    }

    @ParameterizedTest
    @DisplayName("a page that is no web address is not handed on:")
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "/relative",
                "",
                "https:///no-host",
                "not a url",
                "http://verify.example/verify?token=t", // D10: plain http is for loopback alone
                "https://user@verify.example/verify?token=t"
            })
    void a_strange_page_is_refused(String page) {
        for (int attempt = 0; attempt < 2; attempt++) {
            app.server().answerNext(URL, Answer.of(200, "application/json", "{\"verificationUrl\":\"" + page + "\"}"));
        }
        assertThat(catchThrowableOfType(VeriportException.class, app::start).code())
                .isEqualTo(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("D10 a page whose scheme is in capitals is handed on, its scheme as everybody compares it")
    void a_page_in_capitals() {
        app.server()
                .answerNext(
                        URL,
                        Answer.of(
                                200,
                                "application/json",
                                "{\"verificationUrl\":\"HTTPS://Verify.Example/verify?token=T\"}"));

        assertThat(app.start().handoff())
                .isEqualTo(new Handoff.HostedPage(URI.create("https://Verify.Example/verify?token=T")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345",
                "true",
                "null",
                "{}",
                "[]",
                "\"\"",
                "\"a b\"",
                "\"a\\r\\nX-Evil: 1\"",
                "\"a\\n\"",
                "\"a\u00e9\"",
                "\"a\\u0000\"",
                "\"=a\""
            })
    @DisplayName("T20 A8 what is no token is MALFORMED_RESPONSE at once, and costs no second one:")
    void no_token(String json) {
        app.server()
                .answerNext(VERIFICATION_TOKEN, Answer.of(200, "application/json", "{\"accessToken\":" + json + "}"));
        assertThat(catchThrowableOfType(VeriportException.class, app::startInSdk)
                        .code())
                .isEqualTo(ErrorCode.MALFORMED_RESPONSE);
        assertThat(app.server().requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"strict\r\nX-Evil: 1", "str\nict", "str\u00edct"})
    @DisplayName("A8 a configured workflow that no header could hold is INVALID_REQUEST, and nothing is sent:")
    void no_header(String workflow) {
        try (AtAuthenteq configured = AtAuthenteq.open(Map.of("veriport.authenteq.workflow.odd", workflow))) {
            VeriportException failure = catchThrowableOfType(
                    VeriportException.class,
                    () -> configured
                            .identity()
                            .start(VerificationRequest.builder("case-1")
                                    .returnTo(RETURN_TO)
                                    .workflow("odd")
                                    .build()));
            assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
            assertThat(configured.server().requests()).isZero();
        }
    }

    @ParameterizedTest(name = "A9 {0} goes to the vendor as {1}")
    @CsvSource({
        "https://shop.example/back?veriport=old, https://shop.example/back?veriport=NEW",
        "https://shop.example/back?veriport=old&veriport=older, https://shop.example/back?veriport=NEW",
        "https://shop.example/back?%76eriport=old, https://shop.example/back?veriport=NEW",
        "https://shop.example/back?veripor%74=old&a=1, https://shop.example/back?a=1&veriport=NEW",
        "https://shop.example/back?veriport, https://shop.example/back?veriport=NEW",
        "https://shop.example/back?a=%2fB&veriport=old&a=c+d&&x#at%20top?veriport=1,"
                + " https://shop.example/back?a=%2fB&a=c+d&&x&veriport=NEW#at%20top?veriport=1",
        "https://shop.example/back?Veriport=theirs&veriport2=too,"
                + " https://shop.example/back?Veriport=theirs&veriport2=too&veriport=NEW",
        "https://shop.example/back?, https://shop.example/back?veriport=NEW",
        "https://shop.example/back#top, https://shop.example/back?veriport=NEW#top",
    })
    void tried_again(String returnTo, String expected) {
        VerificationSession again = app.identity()
                .start(VerificationRequest.builder("case-1")
                        .returnTo(URI.create(returnTo))
                        .build());
        String sent = AtAuthenteq.redirectUrl(app.server().recorded().get(0));
        assertThat(sent.replaceAll("veriport=[0-9a-f-]{36}", "veriport=NEW")).isEqualTo(expected);
        assertThat(app.identity().complete(again.ref(), app.pass(again)).decision())
                .isEqualTo(Decision.APPROVED);
    }

    private static String token(VerificationSession session) {
        return session.handoff()
                .match(page -> "", (Handoff.SdkToken sdk) -> sdk.token().reveal());
    }
}
