package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.veriport.model.Check;
import dev.veriport.model.Check.Outcome;
import dev.veriport.model.Check.Score;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.Missing;
import dev.veriport.model.Origin;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.Sex;
import dev.veriport.model.VerificationResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What adapters read alike. */
final class SharedReadersTest {
    private static final ProviderId VENDOR = new ProviderId("acme");

    private static JsonValue json(String text) {
        return new VendorResponse(200, Optional.empty(), text.getBytes(UTF_8)).json();
    }

    @ParameterizedTest
    @DisplayName("a sex is a letter of ICAO 9303 or a word, in any case; another one is unreadable")
    @CsvSource({"M, M", "female, F", "' x', X", "<, UNSPECIFIED", "unknown,", "man,"})
    void sex(String word, Sex sex) {
        Reported<Sex> read = json("{\"sex\":\"" + word + "\"}").at("sex").sex();

        assertThat(read.toOptional()).isEqualTo(Optional.ofNullable(sex));
        assertThat(read.isUnreadable()).isEqualTo(sex == null);
    }

    @ParameterizedTest
    @DisplayName("a media type is one, or the end of a file's name; another one is unreadable")
    @CsvSource({"JPG, image/jpeg", "image/jpg, image/jpeg", "pdf, application/pdf", "mp4, video/mp4", "exe,"})
    void contentType(String word, String type) {
        assertThat(json("{\"t\":\"" + word + "\"}").at("t").contentType().toOptional())
                .isEqualTo(Optional.ofNullable(type));
    }

    @Test
    @DisplayName("a score is between its bounds, in whichever order they are")
    void score() {
        assertThat(json("{\"s\":\"0.5\"}").at("s").score(0, 1).toOptional()).contains(new Score(0.5, 0, 1));
        assertThat(json("{\"s\":40}").at("s").score(100, 0).toOptional()).contains(new Score(40, 100, 0));
        for (String value : new String[] {"1.01", "-0.01", "\"much\"", "{}"}) {
            assertThat(json("{\"s\":" + value + "}").at("s").score(0, 1).isUnreadable())
                    .as(value)
                    .isTrue();
        }
        assertThat(json("{\"s\":null}").at("s").score(0, 1).missing()).contains(Missing.ABSENT);
    }

    @Test
    @DisplayName(
            "the parts that are there are joined, with their origins; one that cannot be read makes all unreadable")
    void joined() {
        JsonValue names = json("{\"first\":\"Pat\",\"middle\":null,\"last\":\"Sample\",\"odd\":{\"x\":1}}");

        Reported<String> whole = names.joined(" ", "first", "middle", "last");
        assertThat(whole.toOptional()).contains("Pat Sample");
        assertThat(whole.origins()).extracting(Origin::field).contains("/first", "/last");
        assertThat(names.joined(" ", "first", "odd").isUnreadable()).isTrue();
        assertThat(names.joined(" ", "none").missing()).contains(Missing.ABSENT);
    }

    @Test
    @DisplayName("a check is made where there is a word or a score; a word that is not known is UNKNOWN")
    void checks() {
        JsonValue words = json("{\"yes\":true,\"odd\":\"splendid\",\"list\":[],\"score\":0.9,\"wrong\":7}");
        CheckList checks = new CheckList(WordTable.of(Outcome.UNKNOWN).with(Outcome.PASSED, "true")::meaning)
                .add(CheckType.DOCUMENT, words.at("yes"))
                .add(CheckType.CHIP, words.at("none"))
                .add(CheckType.AGE, words.at("odd"))
                .add(CheckType.RULES, words.at("list"))
                .add(CheckType.FACE_MATCH, words.at("none"), words.at("score").score(0, 1))
                .add(
                        CheckType.FACE_LIVENESS,
                        words.at("none"),
                        words.at("wrong").score(0, 1))
                .add(CheckType.IMAGE_QUALITY, words.at("none"), words.at("none").score(0, 1));

        assertThat(checks.checks())
                .extracting(Check::type, Check::outcome)
                .containsExactly(
                        tuple(CheckType.DOCUMENT, Outcome.PASSED),
                        tuple(CheckType.AGE, Outcome.UNKNOWN),
                        tuple(CheckType.RULES, Outcome.UNKNOWN),
                        tuple(CheckType.FACE_MATCH, Outcome.UNKNOWN),
                        tuple(CheckType.FACE_LIVENESS, Outcome.UNKNOWN));
    }

    @Test
    @DisplayName(
            "of a vendor that answers with booleans, true is PASSED, false what the vendor means, and any word UNKNOWN")
    void booleanChecks() {
        JsonValue words = json("{\"yes\":true,\"no\":false,\"text\":\"false\",\"odd\":\"no\"}");
        CheckList checks = CheckList.ofBooleans(Outcome.NOT_MADE)
                .add(CheckType.CHIP, words.at("yes"))
                .add(CheckType.CHIP, words.at("no"))
                .add(CheckType.CHIP, words.at("text"))
                .add(CheckType.CHIP, words.at("odd"));

        assertThat(checks.checks())
                .extracting(Check::outcome)
                .containsExactly(Outcome.PASSED, Outcome.NOT_MADE, Outcome.NOT_MADE, Outcome.UNKNOWN);
    }

    @Test
    @DisplayName("one record is the result, none is empty, and several are INDETERMINATE with all their ids")
    void matches() {
        List<JsonValue> records = json("[{\"id\":\"1\"},{\"id\":\"2\"}]").items();
        VerificationResult one = VerificationResult.builder(VENDOR, Decision.APPROVED, Finality.FINAL)
                .build();
        Matches matches = new Matches(VENDOR, Reported.of("case-1"), "records", "id");

        assertThat(matches.result(List.of(), record -> one)).isEmpty();
        assertThat(matches.result(records.subList(0, 1), record -> one)).contains(one);
        VerificationResult several = matches.result(records, record -> one).orElseThrow();
        assertThat(several.decision()).isEqualTo(Decision.INDETERMINATE);
        assertThat(several.finality()).isEqualTo(Finality.OPEN);
        assertThat(several.reference().toOptional()).contains("case-1");
        assertThat(several.provenance().recordIds()).containsExactly("1", "2");
        assertThat(several.provenance().answers()).containsKey("records");
    }

    @Test
    @DisplayName("a text or a number is what it is written as, and nothing else")
    void is() {
        JsonValue values = json("{\"text\":\"a\",\"number\":7,\"flag\":true}");

        assertThat(values.at("text").is("a")).isTrue();
        assertThat(values.at("number").is("7")).isTrue();
        assertThat(values.at("text").is("A")).isFalse();
        assertThat(values.at("flag").is("true")).isFalse();
        assertThat(values.at("none").is("")).isFalse();
    }
}
