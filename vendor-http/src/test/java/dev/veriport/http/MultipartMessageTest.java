package dev.veriport.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veriport.model.Reported;
import dev.veriport.testkit.fault.Mutations;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartMessageTest {
    static final String TYPE = "multipart/form-data; boundary=between";
    static final String MESSAGE = """
            --between\r
            Content-Disposition: form-data; name="result"\r
            Content-Type: application/json\r
            \r
            {"id":"v-1"}\r
            --between\r
            Content-Disposition: form-data; name=faceImage; filename="face.jpg"\r
            Content-Type: image/jpeg\r
            \r
            \u00ff\u00d8--betwee\r
            \r
            --between--\r
            """.replace("\r\n", "\n").replace("\n", "\r\n");

    @Test
    @DisplayName("parts come with their names, types and bytes")
    void parts() throws IOException {
        MultipartMessage message = MultipartMessage.read(TYPE, MESSAGE.getBytes(ISO_8859_1));

        assertThat(message.parts()).hasSize(2);
        assertThat(new String(message.part("result").orElseThrow().content(), UTF_8))
                .isEqualTo("{\"id\":\"v-1\"}");
        MultipartMessage.Part face = message.part("faceImage").orElseThrow();
        assertThat(face.contentType()).isEqualTo(Reported.of("image/jpeg"));
        assertThat(new String(face.content(), ISO_8859_1)).isEqualTo("\u00ff\u00d8--betwee\r\n");
        assertThat(message).hasToString("MultipartMessage[result, 12 bytes, faceImage, 12 bytes]");
    }

    @Test
    @DisplayName("a message that is cut is none, wherever it is cut")
    void cut() {
        byte[] whole = MESSAGE.getBytes(ISO_8859_1);
        for (int length = 0; length < whole.length - 4; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatIOException()
                    .as("cut at %s of %s", length, whole.length)
                    .isThrownBy(() -> MultipartMessage.read(TYPE, part));
        }
    }

    @Test
    @DisplayName("of two parts with one name neither is taken")
    void doubled() throws IOException {
        String doubled = MESSAGE.replace("name=faceImage; filename=\"face.jpg\"", "name=\"result\"");

        assertThat(MultipartMessage.read(TYPE, doubled.getBytes(ISO_8859_1)).part("result"))
                .isEmpty();
    }

    @Test
    @DisplayName("a name is the parameter of that name, however it is written and whatever others hold")
    void names() throws IOException {
        for (String head : List.of(
                "form-data; filename=\"a; name=result\"; name=\"faceImage\"",
                "form-data; Name=faceImage",
                "form-data; name = \"faceImage\"")) {
            String named = MESSAGE.replace("form-data; name=faceImage; filename=\"face.jpg\"", head);
            assertThat(MultipartMessage.read(TYPE, named.getBytes(ISO_8859_1)).parts())
                    .as(head)
                    .extracting(MultipartMessage.Part::name)
                    .containsExactly("result", "faceImage");
        }
    }

    @Test
    @DisplayName("a part that does not say its type has none")
    void untyped() throws IOException {
        String untyped = MESSAGE.replace("Content-Type: image/jpeg\r\n", "");

        assertThat(MultipartMessage.read(TYPE, untyped.getBytes(ISO_8859_1))
                        .part("faceImage")
                        .orElseThrow()
                        .contentType())
                .isEqualTo(Reported.absent());
    }

    @Test
    @DisplayName("a hundred parts are taken, and no more")
    void many() throws IOException {
        String part = "--between\r\nContent-Disposition: form-data; name=p\r\n\r\nx\r\n";
        String end = "--between--\r\n";

        assertThat(MultipartMessage.read(TYPE, (part.repeat(100) + end).getBytes(ISO_8859_1))
                        .parts())
                .hasSize(100);
        assertThatIOException()
                .isThrownBy(() -> MultipartMessage.read(TYPE, (part.repeat(101) + end).getBytes(ISO_8859_1)));
    }

    @Test
    @DisplayName("D9: a part without a head, without content or without both is a part without a name")
    void parts_without() throws IOException {
        String message = "--between\r\n\r\ncontent\r\n"
                + "--between\r\n\r\n"
                + "--between\r\nContent-Type: text/plain\r\n\r\n"
                + "--between\r\n\r\n\r\n"
                + "--between--";

        assertThat(MultipartMessage.read(TYPE, message.getBytes(ISO_8859_1)).parts())
                .extracting(part -> part.name() + "/"
                        + part.contentType().toOptional().orElse("") + "/" + new String(part.content(), ISO_8859_1))
                .containsExactly("//content", "//", "/text/plain/", "//");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no field",
                ": no name",
                "Content-Type",
                " Content-Type: a/b",
                "Content-Type : a/b",
                "Cont\u00e9nt: a",
                "A: x\ny",
                "A: x\ry",
                "A: \0",
                "A\r\n : b",
                "Content-Type: a/b\r\ncontent-type: c/d",
                "Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b",
                "Content-Disposition: form-data; name=a; NAME=b",
                "Content-Transfer-Encoding: x-secret"
            })
    @DisplayName("D9: a part's head of which two readers could make different things is an error")
    void heads(String head) {
        assertNone(TYPE, "--between\r\n" + head + "\r\n\r\ncontent\r\n--between--\r\n");
    }

    @Test
    @DisplayName("D9: a head without its blank line is no head: its content could be read as fields")
    void without_a_blank_line() {
        assertNone(TYPE, "--between\r\ncontent\r\n--between--\r\n");
        assertNone(TYPE, "--between\r\nA: b\r\n--between--\r\n");
        assertNone(TYPE, "--between\r\n--between--\r\n");
        assertNone(TYPE, "--between--\r\n");
    }

    @Test
    @DisplayName("D9: fields may be folded, and an empty type is none")
    void folded() throws IOException {
        String folded = MESSAGE.replace("form-data; name=faceImage", "form-data;\r\n\tname=\r\n faceImage")
                .replace("Content-Type: image/jpeg", "Content-Type:\r\n image/JPEG;\r\n q=1")
                .replace("Content-Type: application/json", "Content-Type:");

        MultipartMessage message = MultipartMessage.read(TYPE, folded.getBytes(ISO_8859_1));

        assertThat(message.part("faceImage").orElseThrow().contentType()).isEqualTo(Reported.of("image/jpeg"));
        assertThat(message.part("result").orElseThrow().contentType()).isEqualTo(Reported.absent());
    }

    @Test
    @DisplayName("D9: content in base64 or quoted-printable is decoded; damaged base64 is none")
    void encoded() throws IOException {
        for (String content :
                List.of("base64\r\n\r\neyJpZCI6\r\nInYtMSJ9", "Quoted-Printable\r\n\r\n=7B\"id\":\"v=\r\n-1\"=7D")) {
            String encoded = MESSAGE.replace("\r\n\r\n{\"id\":\"v-1\"}", "\r\nContent-Transfer-Encoding: " + content);
            assertThat(MultipartMessage.read(TYPE, encoded.getBytes(ISO_8859_1))
                            .part("result")
                            .orElseThrow()
                            .content())
                    .asString(UTF_8)
                    .isEqualTo("{\"id\":\"v-1\"}");
        }
        for (String content : List.of("base64\r\n\r\neyJ", "base64\r\n\r\ney!J")) {
            assertNone(TYPE, MESSAGE.replace("\r\n\r\n{\"id\":\"v-1\"}", "\r\nContent-Transfer-Encoding: " + content));
        }
    }

    @Test
    @DisplayName("10,000 mutated messages are parts or none, and nothing else")
    void mutated() {
        String rich =
                MESSAGE.replace("\r\nContent-Type: image/jpeg", ";\r\n x=\"y\"\r\nContent-Transfer-Encoding: base64");
        Mutations.of(List.of(MESSAGE, rich), 10_000, 7).forEach(body -> assertReadOrNone(TYPE, body));
    }

    static void assertReadOrNone(String type, byte[] body) {
        Throwable failure = catchThrowable(() -> MultipartMessage.read(type, body));
        assertThat(failure == null || failure instanceof IOException)
                .as("%s", failure)
                .isTrue();
    }

    static void assertNone(String type, String message) {
        assertThatIOException().as(message).isThrownBy(() -> MultipartMessage.read(type, message.getBytes(ISO_8859_1)));
    }
}
