package dev.veriport.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veriport.model.Reported;
import dev.veriport.testkit.fault.Mutations;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MultipartMessageTest {
    private static final String TYPE = "multipart/form-data; boundary=between";
    private static final String MESSAGE = """
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
    @DisplayName(
            "a part is not the message, whatever boundary somebody says: nothing stands before or behind the parts")
    void another_boundary() {
        String inner = "--evil\r\nContent-Disposition: form-data; name=\"result\"\r\n\r\n{}\r\n--evil--\r\n";
        String signed = MESSAGE.replace("{\"id\":\"v-1\"}", "{\"id\":\"v-1\"}\r\n" + inner);
        for (String body : List.of(signed, "before\r\n" + inner, inner + "behind\r\n")) {
            assertThatIOException()
                    .isThrownBy(() ->
                            MultipartMessage.read("multipart/form-data; boundary=evil", body.getBytes(ISO_8859_1)));
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
    @DisplayName("what is not multipart, or has no boundary, is none")
    void other_types() {
        for (String type :
                new String[] {"", "application/json", "multipart/form-data", "multipart/form-data; boundary="}) {
            assertThatThrownBy(() -> MultipartMessage.read(type, MESSAGE.getBytes(ISO_8859_1)))
                    .as(type)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("10,000 mutated messages are parts or none, and nothing else")
    void mutated() {
        Mutations.of(List.of(MESSAGE), 10_000, 7).forEach(body -> {
            Throwable failure = catchThrowable(() -> MultipartMessage.read(TYPE, body));
            assertThat(failure == null || failure instanceof IOException)
                    .as("%s", failure)
                    .isTrue();
        });
    }
}
