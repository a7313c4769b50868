package dev.veriport.internal.store;

import static dev.veriport.internal.store.StoreFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent.StoreBack;
import dev.veriport.event.VeriportEvent.StoreLost;
import dev.veriport.fakes.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class StoreAvailabilityTest {
    private final StoreFixture fixture = new StoreFixture();
    private final StoreAvailability availability = fixture.availability;

    @AfterEach
    void close() {
        fixture.close();
    }

    private static VeriportException refusal(ErrorCode code) {
        return VeriportException.notSent(code, "refused").build();
    }

    @Test
    @DisplayName("S8 the first step that cannot reach the store makes it away: no other step is tried")
    void awayForAll() throws Exception {
        fixture.store.lose();
        fixture.findOut();
        assertThat(fixture.store.steps()).containsExactly("find");

        List<String> tried = new ArrayList<>();
        for (int caller = 0; caller < 100; caller++) {
            VeriportException failure = failure(() -> availability.run(() -> tried.add("step")));
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
            assertThat(failure).hasMessage("the store cannot be reached");
        }
        assertThat(tried).isEmpty();
        assertThat(fixture.store.steps()).containsExactly("find");
    }

    @Test
    @DisplayName("S8 a store that is away is pinged after 50 ms, then twice as late, once a second at last")
    void pings() throws Exception {
        fixture.store.lose();
        fixture.findOut();
        fixture.store.forgetSteps();
        List<Integer> pauses = List.of(50, 100, 200, 400, 800, 1_000, 1_000, 1_000);
        for (int ping = 0; ping < pauses.size(); ping++) {
            fixture.passAway(Duration.ofMillis(pauses.get(ping)).minusNanos(1));
            assertThat(fixture.store.steps()).hasSize(ping);
            fixture.passAway(Duration.ofNanos(1));
            assertThat(fixture.store.steps()).hasSize(ping + 1).containsOnly("ping");
        }
        assertThat(availability.awayFor()).isEqualTo(Duration.ofMillis(4_550));
    }

    @Test
    @DisplayName("S8 once a ping is refused, as for a wrong password, the steps that are not tried say why")
    void refusedPings() throws Exception {
        fixture.store.lose();
        fixture.findOut();
        fixture.store.comeBack();
        fixture.store.refuse("ping");
        fixture.passAway(Duration.ofMillis(50));

        assertThat(failure(() -> availability.run(() -> {})))
                .isInstanceOfSatisfying(VeriportException.class, StoreFixture::isAway)
                .hasMessage("the store refuses ping");
    }

    @Test
    @DisplayName("S8 that the store is lost, and that it is back, is told once, however many find out at once")
    void toldOnce() throws Exception {
        CountDownLatch together = new CountDownLatch(16);
        fixture.store.lose();
        List<Caller<String>> callers = Caller.start(
                16,
                () -> availability.call(() -> {
                    together.countDown();
                    await(together);
                    fixture.store.ping();
                    return "reached";
                }));
        for (Caller<String> caller : callers) {
            assertThat(caller.veriportFailure().code()).isEqualTo(ErrorCode.UNAVAILABLE);
        }
        fixture.comeBack();

        assertThat(fixture.events.events()).containsExactly(new StoreLost("shared"), new StoreBack("shared"));
        assertThat(availability.awayFor()).isZero();
        assertThat(availability.call(() -> "reached")).isEqualTo("reached");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    @DisplayName("S8 a store that refuses a step is not away")
    void refused() {
        VeriportException failure = failure(() -> availability.run(() -> {
            throw refusal(ErrorCode.CONFIGURATION);
        }));
        assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
        assertThat(availability.call(() -> "reached")).isEqualTo("reached");
        assertThat(fixture.events.events()).isEmpty();
    }

    @Test
    @DisplayName("S8 a task runs before others use the store that is back, and once more when they do")
    void tasks() throws Exception {
        List<Boolean> whileAway = new CopyOnWriteArrayList<>();
        availability.whenBack(() -> whileAway.add(!availability.awayFor().isZero()));
        fixture.lose();
        fixture.comeBack();
        assertThat(whileAway).containsExactly(true, false);

        fixture.worksForAWhile();
        fixture.lose();
        fixture.comeBack();
        assertThat(whileAway).containsExactly(true, false, true, false);
    }

    @Test
    @DisplayName("S8 a store that a task cannot reach stays away, and is told to be back once")
    void taskFindsItAway() throws Exception {
        List<String> tried = new CopyOnWriteArrayList<>();
        availability.whenBack(() -> {
            tried.add("task");
            if (tried.size() <= 2) {
                throw refusal(ErrorCode.UNAVAILABLE);
            }
        });
        fixture.lose();
        fixture.store.comeBack();
        for (int ping = 1; ping <= 2; ping++) {
            fixture.passAway(Duration.ofSeconds(1));
            assertThat(tried).hasSize(ping);
            assertThat(availability.awayFor()).isPositive();
        }
        fixture.pinged();
        assertThat(tried).hasSize(4);
        assertThat(fixture.events.events()).containsExactly(new StoreLost("shared"), new StoreBack("shared"));
    }

    @Test
    @DisplayName("S8 a store that refuses a task is back all the same, for the other tasks too")
    void taskIsRefused() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        availability.whenBack(() -> {
            throw refusal(ErrorCode.CONFIGURATION);
        });
        availability.whenBack(() -> done.add("task"));
        fixture.lose();
        fixture.comeBack();
        assertThat(done).hasSize(2);
        assertThat(availability.call(() -> "reached")).isEqualTo("reached");
    }

    @Test
    @DisplayName("S8 a store that goes away 10 s later is reported again, and pinged again")
    void again() throws Exception {
        fixture.lose();
        fixture.comeBack();
        fixture.worksForAWhile();
        fixture.lose();
        assertThat(availability.awayFor()).isPositive();
        fixture.comeBack();
        assertThat(fixture.events.events())
                .containsExactly(
                        new StoreLost("shared"),
                        new StoreBack("shared"),
                        new StoreLost("shared"),
                        new StoreBack("shared"));
    }

    @Test
    @DisplayName("S8 a store that answers pings and fails steps is away for longer and longer, and reported as lost"
            + " until it has worked for 10 s")
    void flapping() throws Exception {
        fixture.lose();
        fixture.comeBack();
        fixture.store.forgetSteps();
        List<Integer> pauses = List.of(100, 200, 400, 800, 1_000, 1_000);
        for (int flap = 0; flap < pauses.size(); flap++) {
            failStep();
            fixture.ticker.awaitWaiters(1); // the next ping
            fixture.ticker.advance(Duration.ofMillis(pauses.get(flap)).minusNanos(1));
            assertThat(availability.awayFor()).as("ping %s", flap).isPositive();
            fixture.ticker.advance(Duration.ofNanos(1));
            fixture.ticker.awaitWaiters(1); // the end of the 10 s
            assertThat(availability.awayFor()).as("ping %s", flap).isZero();
        }
        assertThat(fixture.events.events())
                .containsExactly(new StoreLost("shared"), new StoreBack("shared"), new StoreLost("shared"));

        fixture.ticker.advance(Duration.ofSeconds(10));
        fixture.settled();
        assertThat(fixture.events.events()).endsWith(new StoreBack("shared")).hasSize(4);
    }

    /** A step fails that is not what the ping tries. */
    private void failStep() {
        failure(() -> availability.run(() -> {
            throw refusal(ErrorCode.UNAVAILABLE);
        }));
    }

    @Test
    @DisplayName("S8 closing ends the pings")
    void closing() throws Exception {
        fixture.lose();
        fixture.close();
        fixture.ticker.advance(Duration.ofSeconds(1));
        fixture.settled();
        assertThat(fixture.store.steps()).isEmpty();
        assertThat(fixture.events.events()).containsExactly(new StoreLost("shared"));
    }

    @Test
    @DisplayName("S8 what is found away after closing is not told, and not reached for again")
    void closed() {
        fixture.close();
        fixture.store.lose();
        for (int caller = 0; caller < 2; caller++) {
            assertThat(failure(() -> availability.run(fixture.store::ping)).code())
                    .isEqualTo(ErrorCode.UNAVAILABLE);
        }
        assertThat(fixture.store.steps()).containsExactly("ping");
        assertThat(fixture.events.events()).isEmpty();
    }
}
