package dev.veriport.testkit.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A delivery to a webhook")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WebhookDeliveryTest {

    private final WebhookDelivery delivery =
            new WebhookDelivery(Map.of("Content-Type", List.of("application/json")), "{}".getBytes(UTF_8));

    @Test
    void is_posted_as_it_is_and_gives_the_status() {
        try (Receiver receiver = new Receiver()) {
            int status = delivery.withHeader("X-Case", "1").push(receiver.url());

            assertThat(status).isEqualTo(202);
            RecordedRequest received = receiver.recorded().get(0);
            assertThat(received.method()).isEqualTo("POST");
            assertThat(received.bodyText()).isEqualTo("{}");
            assertThat(received.header("Content-Type")).contains("application/json");
            assertThat(received.header("X-Case")).contains("1");
        }
    }

    @Test
    void follows_no_redirect() {
        try (Receiver receiver = new Receiver()) {
            receiver.answerNext(Receiver.PATH, Answer.of(Reply.seeOther("http://192.0.2.1/")));

            assertThat(delivery.push(receiver.url())).isEqualTo(303);
        }
    }

    @Test
    void that_nobody_answers_throws() {
        URI gone;
        try (Receiver receiver = new Receiver()) {
            gone = receiver.url();
        }

        assertThatThrownBy(() -> delivery.push(gone)).isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://192.0.2.1/hook", "http://no-such-host.invalid/", "/hook", "mailto:a@merchant.example"})
    void goes_to_the_loopback_only(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> delivery.push(URI.create(url)))
                .withMessageContaining("loopback");
    }

    @Test
    void is_forged_in_copies_and_stays_as_it_was() {
        WebhookDelivery forged =
                delivery.withHeader("content-type", "text/plain").withBody("other".getBytes(UTF_8));

        assertThat(forged.headers()).hasSize(1).containsEntry("Content-Type", List.of("text/plain"));
        assertThat(forged.body()).isEqualTo("other".getBytes(UTF_8));
        delivery.body()[0] = 'x';
        assertThat(delivery.body()).isEqualTo("{}".getBytes(UTF_8));
        assertThat(delivery.headers()).containsEntry("content-type", List.of("application/json"));
    }

    @Test
    void prints_nothing_of_what_it_holds() {
        WebhookDelivery telling = delivery.withHeader("X-Token", "secret-1").withBody("ERIKA".getBytes(UTF_8));

        assertThat(telling.toString()).doesNotContain("secret-1", "ERIKA").contains("5 bytes");
    }

    private static final class Receiver implements AutoCloseable {
        static final String PATH = "/hook";
        private final LoopbackHttpServer http =
                LoopbackHttpServer.start("receiver", LoopbackAddress.of("127.0.0.1", 0));

        Receiver() {
            http.route("POST", PATH, request -> Reply.of(202, "text/plain", "taken"));
        }

        URI url() {
            return http.baseUrl().resolve(PATH);
        }

        List<RecordedRequest> recorded() {
            return http.log().latest();
        }

        void answerNext(String path, Answer answer) {
            http.answerNext(path, answer);
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
