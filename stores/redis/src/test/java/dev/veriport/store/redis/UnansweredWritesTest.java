package dev.veriport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** B3: a connection whose host has vanished is closed. */
final class UnansweredWritesTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void customize() {
        UnansweredWrites.closedAfter(Duration.ofSeconds(1)).afterChannelInitialized(channel);
        channel.freezeTime();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void pass(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    @DisplayName("B3 a write without an answer closes the connection after its time, and not before")
    void unanswered() {
        channel.writeOutbound("first");
        pass(999);
        channel.writeOutbound("second");
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    @DisplayName("B3 an answer in time leaves the connection open, and the next write has its own time")
    void answered() {
        channel.writeOutbound("first");
        pass(900);
        channel.writeInbound("answer");
        pass(50);
        channel.writeOutbound("second");
        pass(999);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    @DisplayName("B3 a connection that is idle, or that only listens, stays open")
    void idle() {
        pass(10_000);
        channel.writeInbound("message");
        pass(10_000);
        assertThat(channel.isOpen()).isTrue();
    }
}
