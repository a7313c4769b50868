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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--between--evil",
                "--betweenevil",
                "--between evil",
                "--between-",
                "--between- -",
                "--between\0",
                "--between\t.",
                "--between--\0",
                "--between\n",
                "--between--between",
                "--between\r"
            })
    @DisplayName(
            "D9: a line that begins with the delimiter and goes on is neither a delimiter nor content, but an error")
    void text_behind_a_delimiter(String line) {
        String hidden = MESSAGE.replace("\u00ff\u00d8", "\u00ff\u00d8\r\n" + line + "\r\n\r\n");
        String first = line + MESSAGE.substring("--between".length());

        assertNone(TYPE, hidden);
        assertNone(TYPE, first);
        assertNone(TYPE, line + "\r\n\r\n" + MESSAGE);
        assertNone(TYPE, MESSAGE + line + "\r\n\r\n");
    }

    @Test
    @DisplayName("D9: a shorter boundary of somebody else's does not fit the delimiters of a signed message")
    void a_shorter_boundary() {
        for (int length = 1; length < "between".length(); length++) {
            assertNone("multipart/form-data; boundary=" + "between".substring(0, length), MESSAGE);
        }
        String split = MESSAGE.replace("between", "b--evil");
        assertNone("multipart/form-data; boundary=b", split);
        assertNone("multipart/form-data; boundary=b-", split);
        assertNone("multipart/form-data; boundary=b--", split);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\n--between\n\nevil", "\n--between\r\n\r\nevil", "\n--between--\r\n", "\r--between\r\n\r\n"})
    @DisplayName("D9: a delimiter behind half a line's end is content: a line ends with CRLF")
    void half_line_ends(String line) throws IOException {
        String odd = MESSAGE.replace("\u00ff\u00d8", "\u00ff\u00d8" + line);

        MultipartMessage message = MultipartMessage.read(TYPE, odd.getBytes(ISO_8859_1));

        assertThat(message.parts()).hasSize(2);
        assertThat(new String(message.part("faceImage").orElseThrow().content(), ISO_8859_1))
                .isEqualTo("\u00ff\u00d8" + line + "--betwee\r\n");
    }

    @Test
    @DisplayName("D9: a message whose lines all end with LF is none")
    void line_feeds_alone() {
        assertNone(TYPE, MESSAGE.replace("\r\n", "\n"));
    }

    @Test
    @DisplayName("D9: spaces that a transport added behind a delimiter, and blank lines around the parts, are nothing")
    void transport_padding() throws IOException {
        String padded = "\r\n \t\r\n"
                + MESSAGE.replace("--between\r\n", "--between \t \r\n").replace("--between--", "--between-- \t")
                + " \r\n\r\n";

        assertThat(MultipartMessage.read(TYPE, padded.getBytes(ISO_8859_1)).parts())
                .hasSize(2);
        assertNone(TYPE, " " + MESSAGE);
        assertNone(TYPE, "\n" + MESSAGE);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=\"between\"",
                "Multipart/Mixed;BOUNDARY=between",
                "multipart/form-data;\r\n boundary=between",
                "multipart/form-data; charset=utf-8; boundary = between",
                "multipart/mixed; boundary=between (a comment)"
            })
    @DisplayName("D9: a boundary may be quoted, folded, and among other parameters")
    void boundaries(String type) throws IOException {
        assertThat(MultipartMessage.read(type, MESSAGE.getBytes(ISO_8859_1)).parts())
                .hasSize(2);
    }

    @Test
    @DisplayName("D9: a boundary has 70 letters at most, of those that RFC 2046 lists, a space within them too")
    void letters_of_boundaries() throws IOException {
        for (String boundary : List.of("0'()+_,-./:=? z", "x".repeat(70))) {
            assertThat(MultipartMessage.read(
                                    "multipart/mixed; boundary=\"" + boundary + "\"",
                                    MESSAGE.replace("between", boundary).getBytes(ISO_8859_1))
                            .parts())
                    .hasSize(2);
        }
        for (String boundary : List.of("", " ", "x ", "x".repeat(71), "a\u00e9", "a\nb", "a\0", "a*", "a\u0130")) {
            assertNone("multipart/mixed; boundary=\"" + boundary + "\"", MESSAGE.replace("between", boundary));
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                ";",
                "multipart",
                "form-data; boundary=between",
                "multipart/form-data; boundary",
                "multipart/form-data; boundary=between; boundary=evil",
                "multipart/form-data boundary=between",
                "multipart/form-data; boundary=\"between",
                "\r\n",
                "\0",
                "(",
                "multipart/form-data; boundary*=between"
            })
    @DisplayName("D9: a type that is missing, damaged or says two boundaries is an error of ours, whatever it is")
    void types(String type) {
        Throwable failure = catchThrowable(() -> MultipartMessage.read(type, MESSAGE.getBytes(ISO_8859_1)));

        assertThat(failure)
                .as(type)
                .satisfiesAnyOf(
                        none -> assertThat(none).isInstanceOf(IOException.class),
                        read -> assertThat(type).endsWith("\"between"));
    }

    @Test
    @DisplayName("D9: 10,000 mutated types are read or refused, and nothing else")
    void mutated_types() {
        byte[] body = MESSAGE.getBytes(ISO_8859_1);
        Mutations.of(List.of(TYPE, "multipart/mixed;\r\n boundary=\"between\"; a=b (c)"), 10_000, 9)
                .forEach(type -> assertReadOrNone(new String(type, ISO_8859_1), body));
    }

    @Test
    @DisplayName("10,000 mutated messages are parts or none, and nothing else")
    void mutated() {
        String rich =
                MESSAGE.replace("\r\nContent-Type: image/jpeg", ";\r\n x=\"y\"\r\nContent-Transfer-Encoding: base64");
        Mutations.of(List.of(MESSAGE, rich), 10_000, 7).forEach(body -> assertReadOrNone(TYPE, body));
    }

    private static void assertReadOrNone(String type, byte[] body) {
        Throwable failure = catchThrowable(() -> MultipartMessage.read(type, body));
        assertThat(failure == null || failure instanceof IOException)
                .as("%s", failure)
                .isTrue();
    }

    private static void assertNone(String type, String message) {
        assertThatIOException().as(message).isThrownBy(() -> MultipartMessage.read(type, message.getBytes(ISO_8859_1)));
    }
}
