package dev.veriport.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What adapters make of an attempt. */
final class AttemptReferenceTest {
    private static final ProviderId VENDOR = new ProviderId("acme");

    @Test
    @DisplayName("a reference and its attempt are the parts that it was made of, also with a mark in the reference")
    void parts() {
        AttemptId attempt = AttemptId.random();
        AttemptReference made = AttemptReference.of(VENDOR, "case~1", attempt);

        assertThat(made.reference()).contains("case~1");
        assertThat(made.attempt()).isEqualTo(attempt.value());
    }

    @Test
    @DisplayName("the reference of a start is made of its own reference and attempt; a start without one is refused")
    void ofStart() {
        AttemptId attempt = AttemptId.random();
        VerificationRequest.Builder start =
                VerificationRequest.builder("case~1").channel(Channel.MOBILE_SDK);

        assertThat(AttemptReference.of(VENDOR, start.attempt(attempt).build()))
                .isEqualTo(AttemptReference.of(VENDOR, "case~1", attempt));
        VerificationRequest without = VerificationRequest.builder("case~1")
                .channel(Channel.MOBILE_SDK)
                .build();
        assertThatThrownBy(() -> AttemptReference.of(VENDOR, without))
                .isInstanceOfSatisfying(
                        VeriportException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }

    @Test
    @DisplayName("a value of another form has no reference, and is the attempt")
    void another() {
        AttemptReference other = new AttemptReference(VENDOR, "tag-7");

        assertThat(other.reference()).isEmpty();
        assertThat(other.attempt()).isEqualTo("tag-7");
    }

    @Test
    @DisplayName("a deduplication key is made of its parts and of where each ends")
    void deduplicationKey() {
        assertThat(Notification.keyOf("a", "b"))
                .isEqualTo(Notification.keyOf("a", "b"))
                .isNotEqualTo(Notification.keyOf("ab"))
                .isNotEqualTo(Notification.keyOf("b", "a"))
                .matches("[0-9a-f]{64}");
    }
}
