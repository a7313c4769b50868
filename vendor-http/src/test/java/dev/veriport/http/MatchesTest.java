package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The records under one reference. */
final class MatchesTest {
    private static Stream<JsonValue> records(String json) throws MalformedJsonException {
        return JsonValue.parse(json.getBytes(UTF_8)).items().stream();
    }

    @Test
    @DisplayName("one record has its id; of none, of several and of one without an id there is none")
    void onlyId() throws MalformedJsonException {
        assertThat(Matches.onlyId(records("[{\"id\":\"a\"}]"), "id")).contains("a");
        assertThat(Matches.onlyId(records("[]"), "id")).isEmpty();
        assertThat(Matches.onlyId(records("[{\"id\":\"a\"},{\"id\":\"a\"}]"), "id"))
                .isEmpty();
        assertThat(Matches.onlyId(records("[{\"name\":\"a\"}]"), "id")).isEmpty();
    }
}
