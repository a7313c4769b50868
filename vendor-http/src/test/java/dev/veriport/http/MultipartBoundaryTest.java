package dev.veriport.http;

import static dev.veriport.http.MultipartMessageTest.MESSAGE;
import static dev.veriport.http.MultipartMessageTest.TYPE;
import static dev.veriport.http.MultipartMessageTest.assertNone;
import static dev.veriport.http.MultipartMessageTest.assertReadOrNone;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veriport.testkit.fault.Mutations;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the parts of a message begin and end. */
class MultipartBoundaryTest {
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
}
