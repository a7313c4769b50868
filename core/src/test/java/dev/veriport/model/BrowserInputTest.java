package dev.veriport.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C14: a browser or a stranger may send anything. */
final class BrowserInputTest {

    /** Names and values as a browser's own parser reads them. */
    static Stream<Arguments> queries() {
        return Stream.of(
                Arguments.of("id=0&value=%", List.of("id", "0", "value", "%")),
                Arguments.of("code=c-1&b=%2sf%2a", List.of("code", "c-1", "b", "%2sf*")),
                Arguments.of("b=%2%2af%2a", List.of("b", "%2*f*")),
                Arguments.of("b=%%2a", List.of("b", "%*")),
                Arguments.of("b=%2", List.of("b", "%2")),
                Arguments.of("b=%+1", List.of("b", "% 1")),
                Arguments.of("b=%-1&c=%1g", List.of("b", "%-1", "c", "%1g")),
                Arguments.of("%=%", List.of("%", "%")),
                Arguments.of("a=b=c", List.of("a", "b=c")),
                Arguments.of("a", List.of("a", "")),
                Arguments.of("=a", List.of("", "a")),
                Arguments.of("&&a=1&", List.of("a", "1")),
                Arguments.of("a+b=c+d%2B", List.of("a b", "c d+")),
                Arguments.of("a=%C2", List.of("a", "\uFFFD")),
                Arguments.of("a=%C2x", List.of("a", "\uFFFDx")),
                Arguments.of("a=%FE%FF", List.of("a", "\uFFFD\uFFFD")),
                Arguments.of("a=%ef%bb%bfx", List.of("a", "\uFEFFx")),
                Arguments.of("a=Zo%C3%AB+日本", List.of("a", "Zoë 日本")),
                Arguments.of("a=\uD83D\uDE42\uD83D", List.of("a", "\uD83D\uDE42\uFFFD")),
                Arguments.of("a=%\u0661\u0661&b=%00", List.of("a", "%\u0661\u0661", "b", "\u0000")));
    }

    @ParameterizedTest(name = "C14 the query [{0}] is {1}")
    @MethodSource("queries")
    void asBrowsersRead(String query, List<String> expected) {
        ReturnedParameters read = ReturnedParameters.ofQuery(query);
        StringBuilder names = new StringBuilder("ReturnedParameters[");
        for (int i = 0; i < expected.size(); i += 2) {
            assertThat(read.all(expected.get(i))).contains(expected.get(i + 1));
            names.append(i == 0 ? "" : ", ").append(expected.get(i));
        }
        assertThat(read).hasToString(names + "]");
    }

    @Test
    @DisplayName("C14 a URL that is none by the book has its parameters all the same; no query is no parameters")
    void urls() {
        ReturnedParameters written = ReturnedParameters.ofUrl("https://shop.example/back?code=c 1&state=%#top?x=y");
        assertThat(written.all("code")).containsExactly("c 1");
        assertThat(written.all("state")).containsExactly("%");
        assertThat(written.all("x")).isEmpty();
        assertThat(ReturnedParameters.ofUrl("https://shop.example/back")).isEqualTo(ReturnedParameters.none());
        assertThat(ReturnedParameters.ofUrl(URI.create("https://shop.example/back")))
                .isEqualTo(ReturnedParameters.none());
        assertThat(ReturnedParameters.ofQuery(null)).isEqualTo(ReturnedParameters.none());
    }

    @ParameterizedTest(name = "C14 [{0}] is refused as an invalid request wherever it comes in, and is not repeated")
    @ValueSource(
            strings = {"", ":", "canary", "Canary:1", "canary canary: ", "../canary", "canary\n:1", "\uD83D:canary"})
    void texts(String text) {
        refused(() -> SessionRef.parse(text));
        refused(() -> VerificationId.parse(text));
        refused(() -> AttemptReference.parse(text));
        if (!text.equals("canary")) {
            refused(() -> ProviderId.parse(text));
        }
    }

    private static void refused(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .hasNoCause()
                .hasMessageNotContaining("anary")
                .isInstanceOfSatisfying(
                        VeriportException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }

    @Test
    @DisplayName("C14 what is well-formed is read, and what comes after the first colon is the vendor's own")
    void wellFormed() {
        assertThat(VerificationId.parse("vendor:a:b")).isEqualTo(new VerificationId(new ProviderId("vendor"), "a:b"));
        assertThat(AttemptReference.parse("vendor:a:b").value()).isEqualTo("a:b");
        assertThat(ProviderId.parse("vendor-2")).isEqualTo(new ProviderId("vendor-2"));
        SessionRef session = SessionRef.of(new ProviderId("vendor"), "%", Map.of("a", "%zz"));
        assertThat(SessionRef.parse(session.value())).isEqualTo(session);
    }
}
