package dev.veriport.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.veriport.error.VeriportException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestsTest {
    private static final ProviderId VENDOR = new ProviderId("vendor");
    private static final URI BACK = URI.create("https://shop.example/verified?cart=7");

    @Test
    @DisplayName(
            "REQ a request on the web needs a reference and where the browser comes back; on a device not even that")
    void least() {
        VerificationRequest web =
                VerificationRequest.builder("case").returnTo(BACK).build();
        assertThat(web.channel()).isEqualTo(Channel.WEB);
        assertThat(web.returnTo()).contains(BACK);
        assertThat(web.checks()).isEmpty();
        assertThat(web.expiry()).isEmpty();

        assertThat(VerificationRequest.builder("case")
                        .channel(Channel.MOBILE_SDK)
                        .build()
                        .returnTo())
                .isEmpty();
        refused(VerificationRequest.builder("case"), "returnTo");
    }

    @ParameterizedTest(name = "REQ [{0}] is no place for a browser to come back to")
    @ValueSource(
            strings = {
                "/verified",
                "shop.example/verified",
                "mailto:a@shop.example",
                "javascript:alert(1)",
                "//shop.example"
            })
    void returnTo(String url) {
        refused(VerificationRequest.builder("case").returnTo(URI.create(url)), "returnTo");
    }

    @Test
    @DisplayName("REQ a request takes a URL and a country as text, and checks one by one")
    void texts() {
        VerificationRequest request = VerificationRequest.builder("case")
                .returnTo("https://shop.example/verified?cart=7")
                .checks(CheckType.AML, CheckType.CHIP, CheckType.AML)
                .documentCountry("de")
                .build();
        assertThat(request.returnTo()).contains(BACK);
        assertThat(request.checks()).containsExactlyInAnyOrder(CheckType.AML, CheckType.CHIP);
        assertThat(request.documentCountry()).contains(Country.of("DEU"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationRequest.builder("case").returnTo("https://shop.example/a b"))
                .withMessage("returnTo must be an absolute URL")
                .withNoCause();
        refused(VerificationRequest.builder("case").returnTo("/verified"), "returnTo");
    }

    @Test
    @DisplayName("REQ the country of the document is a code, so that a text that no routing rule matches is told")
    void country() {
        refused(VerificationRequest.builder("case").returnTo(BACK).documentCountry("Germany"), "documentCountry");
        refused(VerificationRequest.builder("case").returnTo(BACK).documentCountry("ZZZ"), "documentCountry");
        assertThat(VerificationRequest.builder("case")
                        .returnTo(BACK)
                        .documentCountry("XXA")
                        .build()
                        .documentCountry())
                .contains(Country.of("XXA"));
    }

    @Test
    @DisplayName("REQ a reference has 1 to 200 characters; an expiry is longer than nothing")
    void limits() {
        refused(VerificationRequest.builder(" ").returnTo(BACK), "reference");
        refused(VerificationRequest.builder("x".repeat(201)).returnTo(BACK), "reference");
        assertThat(VerificationRequest.builder("x".repeat(200))
                        .returnTo(BACK)
                        .build()
                        .reference())
                .hasSize(200);
        refused(VerificationRequest.builder("case").returnTo(BACK).expiry(Duration.ZERO), "expiry");
        refused(VerificationRequest.builder("case").returnTo(BACK).expiry(Duration.ofSeconds(-1)), "expiry");
    }

    @Test
    @DisplayName("REQ what a request was built of can be changed afterwards without changing it")
    void immutable() {
        Set<CheckType> checks = new HashSet<>(Set.of(CheckType.AML));
        VerificationRequest request = VerificationRequest.builder("case")
                .returnTo(BACK)
                .checks(checks)
                .build();
        checks.clear();
        assertThat(request.checks()).containsExactly(CheckType.AML);
    }

    private static void refused(VerificationRequest.Builder builder, String word) {
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining(word);
    }

    @Test
    @DisplayName("REQ a submission has a reference and one to three documents of one or two sides")
    void submission() {
        ImageSource image = ImageSource.file(Path.of("image.jpg"));
        EvidenceSubmission.Builder three = EvidenceSubmission.builder("case", image)
                .document(image)
                .document(image, image)
                .document(image);
        assertThat(three.build().documents())
                .extracting(document -> document.sides().size())
                .containsExactly(1, 2, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> three.document(image).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EvidenceSubmission.builder("case", image).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        EvidenceSubmission.builder(" ", image).document(image).build());
        assertThatIllegalArgumentException().isThrownBy(() -> new DocumentImages(List.of(image, image, image)));
    }

    @Test
    @DisplayName("REQ a submitted document has a type and a country where the application says them")
    void submittedDocument() {
        ImageSource image = ImageSource.file(Path.of("image.jpg"));
        DocumentImages unknown = DocumentImages.of(image, image);
        DocumentImages card = unknown.as(DocumentType.NATIONAL_ID, Country.of("NO"));
        assertThat(unknown.type().isGiven() || unknown.country().isGiven()).isFalse();
        assertThat(card.sides()).isEqualTo(unknown.sides());
        assertThat(card.type().toOptional()).contains(DocumentType.NATIONAL_ID);
        assertThat(card.country().toOptional()).contains(Country.of("NOR"));
    }

    @Test
    @DisplayName("REQ returned parameters are decoded, keep every value in its order, and tell none from empty")
    void returned() {
        ReturnedParameters back = ReturnedParameters.ofQuery("code=a%2Bb+c&state=1&&code=second&flag&empty=&a=b=c");
        assertThat(back.all("code")).containsExactly("a+b c", "second");
        assertThat(back.all("flag")).containsExactly("");
        assertThat(back.all("empty")).containsExactly("");
        assertThat(back.all("a")).containsExactly("b=c");
        assertThat(back.all("absent")).isEmpty();
        assertThat(back.all("")).isEmpty();
        assertThat(back.all("CODE")).isEmpty();
        assertThat(ReturnedParameters.ofUrl(URI.create("https://shop.example/v?code=%C3%AB#f"))
                        .all("code"))
                .containsExactly("ë");
        assertThat(ReturnedParameters.ofUrl(URI.create("https://shop.example/v")))
                .isEqualTo(ReturnedParameters.none());
    }

    @Test
    @DisplayName("REQ vault keys differ where vendor or parts differ, however the parts are cut, and show no part")
    void vaultKeys() {
        VaultKey key = VaultKey.of(VENDOR, "session", "code");
        assertThat(key).isEqualTo(VaultKey.of(VENDOR, "session", "code"));
        assertThat(List.of(
                        key,
                        VaultKey.of(VENDOR, "sessionc", "ode"),
                        VaultKey.of(VENDOR, "sessioncode"),
                        VaultKey.of(VENDOR, "session", "code", ""),
                        VaultKey.of(VENDOR, "code", "session"),
                        VaultKey.of(new ProviderId("vendors"), "ession", "code")))
                .doesNotHaveDuplicates();
        assertThat(key.value()).matches("[0-9a-f]{64}");
        assertThat(key.toString()).isEqualTo("vendor/" + key.value().substring(0, 12));
    }

    @Test
    @DisplayName("REQ ids have the forms they print in")
    void ids() {
        VerificationId id = VerificationId.parse("vendor:a:b");
        assertThat(id).isEqualTo(new VerificationId(VENDOR, "a:b")).hasToString("vendor:a:b");
        for (String text : List.of("", "vendor", ":x", "vendor:", "vendor: ", "Vendor:x")) {
            assertThatExceptionOfType(VeriportException.class).isThrownBy(() -> VerificationId.parse(text));
        }
        for (String text : List.of("", "A", "1a", "-a", "a_b", "a.b", "ä", "a ", "x".repeat(64))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ProviderId(text));
        }
        assertThat(AttemptId.random()).isNotEqualTo(AttemptId.random());
        assertThat(List.of("x".repeat(16), "x".repeat(64), "0123456789_Abc-z")).allMatch(AttemptId::isId);
        for (String text : List.of("", "x".repeat(15), "x".repeat(65), "0123456789abcde~", "0123456789abcde\n")) {
            assertThat(AttemptId.isId(text)).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> new AttemptId(text));
        }
    }

    @Test
    @DisplayName("REQ an inbound notification's headers are found in lower case")
    void notificationHeaders() {
        InboundNotification raw =
                new InboundNotification(VENDOR, Map.of("X-Signature", List.of("a", "b")), new byte[] {1});
        assertThat(raw.headers()).containsOnly(Map.entry("x-signature", List.of("a", "b")));
    }

    @Test
    @DisplayName("L4 the reference of a stored attempt is made of the request's reference and the attempt")
    void attemptReference() {
        AttemptId attempt = new AttemptId("0123456789abcdef");
        assertThat(AttemptReference.of(VENDOR, "case", attempt)).hasToString("vendor:case~0123456789abcdef");
    }
}
