package dev.veriport.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.testkit.time.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class IdempotentRepliesTest {
    private final MutableClock clock = MutableClock.at(Instant.EPOCH);
    private final IdempotentReplies replies = new IdempotentReplies(
            clock, IllegalArgumentException::new, IllegalStateException::new, UnaryOperator.identity());

    private String once(String key, String answer) {
        return replies.once(key, "POST /", () -> Reply.json(200, answer)).bodyText();
    }

    @Test
    @DisplayName("An answer is replayed for 24 hours, and forgotten afterwards also when its key does not come again")
    void forgotten() {
        for (int key = 0; key < 1_000; key++) {
            once("key-" + key, "first");
        }
        assertThat(once("key-0", "second")).isEqualTo("first");
        clock.advance(Duration.ofHours(24));
        assertThat(once("another", "first")).isEqualTo("first");
        assertThat(replies.size()).isEqualTo(1);
        assertThat(once("key-0", "second")).isEqualTo("second");
    }
}
