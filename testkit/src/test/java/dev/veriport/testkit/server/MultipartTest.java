package dev.veriport.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.veriport.testkit.server.Multipart.Part;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultipartTest {
    private static final String TYPE = "multipart/form-data; boundary=between";

    private final Multipart multipart = new Multipart(List.of(
            Part.text("workflowId", "wf-1"),
            Part.json("result", "{}"),
            Part.file("selfie", "selfie.jpg", "image/jpeg", SampleFiles.jpeg("a\r\n--betwee")),
            Part.text("empty", "")));

    @Test
    void what_is_written_is_read_back() {
        Multipart read = Multipart.read(TYPE, multipart.body("between"));

        assertThat(read.parts())
                .extracting(Part::name, Part::fileName, Part::contentType)
                .containsExactly(
                        tuple("workflowId", "", ""),
                        tuple("result", "", "application/json"),
                        tuple("selfie", "selfie.jpg", "image/jpeg"),
                        tuple("empty", "", ""));
        assertThat(read.part("selfie").orElseThrow().content()).isEqualTo(SampleFiles.jpeg("a\r\n--betwee"));
        assertThat(read.part("empty").orElseThrow().text()).isEmpty();
        assertThat(read.part("nobody")).isEmpty();
    }

    @Test
    void a_cut_body_is_refused_wherever_it_is_cut() {
        byte[] whole = multipart.body("between");

        for (int length = 0; length < whole.length - 4; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatIllegalArgumentException()
                    .as("cut at %s of %s", length, whole.length)
                    .isThrownBy(() -> Multipart.read(TYPE, cut));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Multipart.read("application/json", whole));
    }
}
