package dev.veriport.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A recorded exchange")
final class ExchangeTest {
    private static final byte[] BINARY = {0, 9, 10, 13, -1};

    @Test
    @DisplayName("is read as it was written, whatever its bodies are, without credentials")
    void isReadAsItWasWritten() {
        RecordedRequest request = new RecordedRequest(
                "POST",
                "/people",
                "tags=a&tags=b",
                Map.of("content-type", List.of("application/json"), "Authorization", List.of("Token secret")),
                BINARY);
        Reply reply = Reply.of(302, "image/jpeg", BINARY).withHeader("Location", "https://files.example/1\t2");

        String line = new Exchange("FakeAcmeServer", request, reply).line();
        Exchange read = Exchange.parse(line);

        assertThat(line).doesNotContain("\n", "secret");
        assertThat(read.fake()).isEqualTo("FakeAcmeServer");
        assertThat(read.request().method() + read.request().path()).isEqualTo("POST/people");
        assertThat(read.request().rawQuery()).isEqualTo("tags=a&tags=b");
        assertThat(read.request().header("Content-Type")).contains("application/json");
        assertThat(read.request().header("Authorization")).isEmpty();
        assertThat(read.request().body()).isEqualTo(BINARY);
        assertThat(read.reply().status()).isEqualTo(302);
        assertThat(read.reply().headers())
                .containsEntry("Content-Type", "image/jpeg")
                .containsEntry("Location", "https://files.example/1\t2");
        assertThat(read.reply().body()).isEqualTo(BINARY);
        assertThat(read.line()).isEqualTo(line);
    }

    @Test
    @DisplayName("of another form is refused")
    void anotherForm() {
        assertThatIllegalArgumentException().isThrownBy(() -> Exchange.parse("GET /people"));
    }
}
