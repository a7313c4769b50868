package dev.veriport.http;

import static dev.veriport.http.TimestampedSignature.Outcome.AUTHENTIC;
import static dev.veriport.http.TimestampedSignature.Outcome.FORGED;
import static dev.veriport.http.TimestampedSignature.Outcome.OUT_OF_TIME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.http.TimestampedSignature.Outcome;
import dev.veriport.model.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** L11: a signature over time and body. The vector is made with Stripe's own library. */
final class TimestampedSignatureTest {
    private static final byte[] BODY = "{\n  \"id\": \"evt_test_webhook\",\n  \"object\": \"event\"\n}".getBytes(UTF_8);
    private static final Secret SECRET = Secret.of("whsec_test_secret");
    private static final long THEN = 1234567890;
    private static final String T = "t=" + THEN;
    private static final String V1 = "v1=45969f456b3331a0f76e237ed33423d5f758908f1f0432d30e7d45ba89bb9edd";
    private static final String WRONG = "v1=0000000000000000000000000000000000000000000000000000000000000000";

    private static final TimestampedSignature SIGNATURE =
            WebhookSignature.hmacSha256().withTimestamp("t", "v1", Duration.ofSeconds(300));

    private static Outcome check(String header) {
        return check(header, THEN);
    }

    private static Outcome check(String header, long now) {
        return SIGNATURE.check(header, BODY, List.of(SECRET), Instant.ofEpochSecond(now));
    }

    @Test
    @DisplayName("L11 one of several signatures is enough, in one group or in several; other names are ignored")
    void several_signatures() {
        for (String header : List.of(
                T + "," + V1,
                T + "," + WRONG + "," + V1,
                T + "," + V1 + "," + WRONG,
                T + "," + V1 + ",v0=abc",
                T + ", " + V1,
                T + "," + WRONG + " " + T + "," + V1,
                "t=1," + WRONG + " " + T + "," + V1,
                T + "," + V1 + " t=1," + WRONG,
                V1 + "," + T,
                WRONG + "," + V1 + "," + T,
                V1 + "," + T + "," + WRONG)) {
            assertThat(check(header)).as(header).isEqualTo(AUTHENTIC);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "t",
                "=",
                T,
                V1,
                T + "," + WRONG,
                "t=1234567891," + V1,
                "t=+1234567890," + V1,
                "t=," + V1,
                "t=99999999999999999999," + V1,
                T + "," + "v0=45969f456b3331a0f76e237ed33423d5f758908f1f0432d30e7d45ba89bb9edd",
                "T=1234567890," + V1,
                "t=soon,v1=f4dd8f1ddfcca5028e2e09a416f38f4868cf8970de610e66c1965655e27312de", // signed by us
                T + " t=1," + V1,
                V1 + ",t=1," + T,
                V1 + ",t=soon," + T
            })
    @DisplayName("L11 without a signature of ours behind its own timestamp a delivery is forged:")
    void forged(String header) {
        assertThat(check(header)).isEqualTo(FORGED);
    }

    @ParameterizedTest(name = "{0} s later it is {1}")
    @DisplayName("L11 a delivery may be as old as the tolerance, and 60 s ahead of our clock:")
    @CsvSource({"300, AUTHENTIC", "301, OUT_OF_TIME", "100000000, OUT_OF_TIME", "-60, AUTHENTIC", "-61, OUT_OF_TIME"})
    void tolerance(long later, Outcome outcome) {
        assertThat(check(T + "," + V1, THEN + later)).isEqualTo(outcome);
    }

    @Test
    @DisplayName("L11 the tolerance counts parts of a second too")
    void parts_of_a_second() {
        Instant late = Instant.ofEpochSecond(THEN + 300, 1);

        assertThat(SIGNATURE.check(T + "," + V1, BODY, List.of(SECRET), late)).isEqualTo(OUT_OF_TIME);
    }

    @Test
    @DisplayName("L11 several secrets are tried; another body and no secret are forged")
    void several_secrets() {
        Instant now = Instant.ofEpochSecond(THEN);
        String header = T + "," + V1;

        assertThat(SIGNATURE.check(header, BODY, List.of(Secret.of("the next one"), SECRET), now))
                .isEqualTo(AUTHENTIC);
        assertThat(SIGNATURE.check(header, BODY, List.of(Secret.of("the next one")), now))
                .isEqualTo(FORGED);
        assertThat(SIGNATURE.check(header, BODY, List.of(), now)).isEqualTo(FORGED);
        assertThat(SIGNATURE.check(header, "{}".getBytes(UTF_8), List.of(SECRET), now))
                .isEqualTo(FORGED);
    }

    @Test
    @DisplayName("L11 16 pairs are looked at; a header with more is forged, whatever it contains")
    void many_pairs() {
        assertThat(check(T + "," + (WRONG + ",").repeat(14) + V1)).isEqualTo(AUTHENTIC);
        assertThat(check(T + "," + V1 + ("," + WRONG).repeat(15))).isEqualTo(FORGED);
    }

    @Test
    @DisplayName("L11 a forged delivery costs one hash of the body for each secret, however many signatures it has")
    void one_hash_for_each_secret() {
        AtomicInteger used = new AtomicInteger();
        Collection<Secret> counted = new AbstractList<>() {
            @Override
            public Secret get(int index) {
                used.incrementAndGet();
                return SECRET;
            }

            @Override
            public int size() {
                return 1;
            }
        };
        Instant now = Instant.ofEpochSecond(THEN);

        assertThat(SIGNATURE.check(T + ("," + WRONG).repeat(15), BODY, counted, now))
                .isEqualTo(FORGED);
        assertThat(used).hasValue(1);
        assertThat(SIGNATURE.check("t=1,t=2,t=3," + WRONG, BODY, counted, now)).isEqualTo(FORGED);
        assertThat(used).hasValue(1);
    }
}
