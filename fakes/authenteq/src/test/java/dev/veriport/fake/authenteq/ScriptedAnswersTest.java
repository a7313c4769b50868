package dev.veriport.fake.authenteq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.RecordedRequest;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("Scripted answers, counters and the record of requests, which all fakes share")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScriptedAnswersTest {

    private static final String BACK = "https://shop.example/kyc";
    private static final String TOKEN = FakeAuthenteqServer.VERIFICATION_TOKEN;
    private static final Duration SOON = Duration.ofSeconds(10);

    private final FakeAuthenteqServer vendor = FakeAuthenteqServer.start();
    private final Browserless client = new Browserless(vendor);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        vendor.close();
    }

    @Test
    void queued_answers_come_in_their_order_and_then_the_usual_ones() throws Exception {
        vendor.answerNext(TOKEN, Answer.of(503, "text/html", "<h1>down</h1>").withHeader("Retry-After", "4"));
        vendor.answerNext(TOKEN, Answer.of(429, "text/plain", ""));

        HttpResponse<String> first = client.get(TOKEN);
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("Retry-After")).contains("4");
        assertThat(first.body()).isEqualTo("<h1>down</h1>");
        assertThat(client.get(TOKEN).statusCode()).isEqualTo(429);
        assertThat(client.get(TOKEN).statusCode()).isEqualTo(200);
        assertThat(vendor.tokensIssued()).isOne();
        assertThat(vendor.requests(TOKEN)).isEqualTo(3);
    }

    @Test
    void an_answer_is_for_its_own_path_only() throws Exception {
        vendor.answerNext(TOKEN, Answer.of(500, "text/plain", "no"));

        assertThat(client.get(FakeAuthenteqServer.FACE_AUTHENTICATION_TOKEN).statusCode())
                .isEqualTo(200);
    }

    @Test
    void dropped_after_processing_means_the_code_is_used_and_nobody_was_told() throws Exception {
        String code = passedCode();
        vendor.answerNext(FakeAuthenteqServer.VERIFICATION_RESULT, Answer.dropAfterProcessing());

        assertThat(redeemOverRawSocket(code)).isEmpty();
        assertThat(vendor.resultsRedeemed()).isOne();
        assertThat(client.redeem(code, BACK).body()).contains("invalid or expired");
    }

    @Test
    void dropped_before_the_answer_means_the_code_still_works() throws Exception {
        String code = passedCode();
        vendor.answerNext(FakeAuthenteqServer.VERIFICATION_RESULT, Answer.dropBeforeAnswer());

        assertThat(redeemOverRawSocket(code)).isEmpty();
        assertThat(client.redeem(code, BACK).statusCode()).isEqualTo(200);
    }

    @Test
    void a_truncated_answer_ends_before_its_length() throws Exception {
        String code = passedCode();
        vendor.answerNext(
                FakeAuthenteqServer.VERIFICATION_RESULT, Answer.truncated(200, "application/json", "{\"a\":1}"));
        assertThatIOException().isThrownBy(() -> client.redeem(code, BACK));

        vendor.answerNext(FakeAuthenteqServer.VERIFICATION_RESULT, Answer.truncatedAfterProcessing());
        assertThatIOException().isThrownBy(() -> client.redeem(code, BACK));
        assertThat(vendor.resultsRedeemed()).isOne();
    }

    @Test
    void an_answer_after_processing_changes_the_state_but_tells_something_else() throws Exception {
        String code = passedCode();
        vendor.answerNext(
                FakeAuthenteqServer.VERIFICATION_RESULT,
                Answer.of(502, "text/plain", "bad gateway").afterProcessing());

        assertThat(client.redeem(code, BACK).statusCode()).isEqualTo(502);
        assertThat(client.redeem(code, BACK).body()).contains("invalid or expired");
    }

    @Test
    void garbage_can_follow_the_usual_answer() throws Exception {
        vendor.answerNext(TOKEN, Answer.processed().followedBy("huiHjio"));

        assertThat(client.get(TOKEN).body()).endsWith("}huiHjio");
    }

    @Test
    void held_requests_wait_for_the_gate_side_by_side() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CompletableFuture<Void> stage = new CompletableFuture<>();
        vendor.answerNext(TOKEN, Answer.heldUntil(gate));
        vendor.answerNext(TOKEN, Answer.heldUntil(stage).then(Answer.of(503, "text/plain", "")));
        Callable<Integer> call = () -> client.get(TOKEN).statusCode();
        Future<Integer> first = threads.submit(call);
        assertThat(vendor.awaitRequests(TOKEN, 1, SOON)).isTrue();
        Future<Integer> second = threads.submit(call);
        assertThat(vendor.awaitRequests(TOKEN, 2, SOON)).isTrue();

        assertThat(first.isDone() || second.isDone()).isFalse();
        assertThat(vendor.tokensIssued()).isZero();
        gate.countDown();
        assertThat(first.get()).isEqualTo(200);
        assertThat(second.isDone()).isFalse();
        stage.completeExceptionally(new IllegalStateException("opened all the same"));
        assertThat(second.get()).isEqualTo(503);
        assertThat(vendor.tokensIssued()).isOne();
    }

    @Test
    void waiting_for_requests_that_do_not_come_ends() throws Exception {
        assertThat(vendor.awaitRequests(TOKEN, 1, Duration.ofMillis(1))).isFalse();
    }

    @Test
    void two_redeems_at_once_get_one_result() throws Exception {
        String code = passedCode();
        CountDownLatch gate = new CountDownLatch(1);
        String path = FakeAuthenteqServer.VERIFICATION_RESULT;
        vendor.answerNext(path, Answer.heldUntil(gate));
        vendor.answerNext(path, Answer.heldUntil(gate));
        Callable<Integer> redeem = () -> client.redeem(code, BACK).statusCode();
        Future<Integer> one = threads.submit(redeem);
        Future<Integer> other = threads.submit(redeem);
        vendor.awaitRequests(path, 2, SOON);
        gate.countDown();

        assertThat(new int[] {one.get(), other.get()}).containsExactlyInAnyOrder(200, 400);
    }

    @Test
    void requests_are_recorded_and_print_no_secret() throws Exception {
        client.redeem("secretCode", BACK);

        RecordedRequest request = vendor.recorded().get(0);
        assertThat(request.query("code")).contains("secretCode");
        assertThat(request.query("redirectUrl")).contains(BACK);
        assertThat(request.header("authorization"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic "));
        assertThat(request).hasToString("GET /web-idv/verification-result");
        assertThat(vendor.requests()).isOne();
    }

    @Test
    void unknown_paths_and_methods_are_refused() throws Exception {
        assertThat(client.get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(client.submit(vendor.baseUrl().resolve(TOKEN), "").statusCode())
                .isEqualTo(405);
    }

    @Test
    void closing_drops_what_is_held_and_can_be_repeated() throws Exception {
        vendor.answerNext(TOKEN, Answer.heldUntil(new CountDownLatch(1)));
        Future<HttpResponse<String>> held = threads.submit(() -> client.get(TOKEN));
        vendor.awaitRequests(TOKEN, 1, SOON);

        vendor.close();
        vendor.close();

        assertThat(held).failsWithin(SOON);
    }

    /** Everything that came back. The JDK's client would send the GET again, unasked, where nothing did. */
    private String redeemOverRawSocket(String code) throws Exception {
        String request = "GET " + Browserless.redeemPath(code, BACK) + " HTTP/1.1\r\nHost: vendor\r\nAuthorization: "
                + Browserless.keys(vendor.clientId(), vendor.clientSecret()) + "\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", vendor.baseUrl().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String passedCode() throws Exception {
        return Browserless.codeIn(vendor.finish(client.startSession(BACK), Ending.APPROVED));
    }
}
