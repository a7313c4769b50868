package dev.veriport.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Calls;
import dev.veriport.fakes.RedeemFixture;
import dev.veriport.model.AttemptReference;
import dev.veriport.spi.Operation;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class CreationsTest extends CallCase {
    private String create(Function<Deadline, Optional<String>> search) {
        return create(CREATE, search);
    }

    private String create(Operation.Creating operation, Function<Deadline, Optional<String>> search) {
        Deadline deadline = Deadline.after(fixture.ticker, DEADLINE);
        return Calls.create(
                guard,
                operation,
                deadline,
                "case-1~attempt-1",
                within -> () -> () -> {
                    sent.incrementAndGet();
                    assertThat(within.remaining()).isLessThanOrEqualTo(Duration.ofMillis(7_500));
                    VeriportException next = script.poll();
                    if (next != null) {
                        throw next;
                    }
                    return "created";
                },
                search);
    }

    @Test
    @DisplayName("C2 a create whose answer is lost is looked for once, in the time kept back, and never made again")
    void reconciled() {
        script.add(failure(ErrorCode.TIMEOUT, Phase.SENT_UNKNOWN));
        assertThat(create(deadline -> Optional.of("found"))).isEqualTo("found");
        assertThat(sent).hasValue(1);

        script.add(failure(ErrorCode.UNAVAILABLE, Phase.ANSWERED));
        VeriportException unknown =
                catchThrowableOfType(VeriportException.class, () -> create(deadline -> Optional.empty()));
        assertThat(unknown.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(unknown.attempt()).contains(new AttemptReference(RedeemFixture.VENDOR, "case-1~attempt-1"));
        assertThat(sent).hasValue(2);

        script.add(failure(ErrorCode.MALFORMED_RESPONSE, Phase.ANSWERED));
        VeriportException both = catchThrowableOfType(
                VeriportException.class,
                () -> create(deadline -> {
                    throw failure(ErrorCode.UNAVAILABLE, Phase.ANSWERED);
                }));
        assertThat(both.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(both.getSuppressed()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"RATE_LIMITED", "AUTHENTICATION", "PERMISSION", "BUDGET_EXHAUSTED"})
    @DisplayName(
            "L13 a keyed creation whose answer was lost has an unknown outcome, though its repeat was refused with:")
    void repeatRefused(ErrorCode code) {
        fixture.ticker.leapWhenWaiting(1);
        script.add(failure(ErrorCode.TIMEOUT, Phase.SENT_UNKNOWN));
        script.add(failure(code, Phase.ANSWERED));

        VeriportException unknown =
                catchThrowableOfType(VeriportException.class, () -> create(KEYED, deadline -> Optional.empty()));

        assertThat(unknown.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(unknown.requestMayHaveBeenProcessed()).isTrue();
        assertThat(unknown.attempt()).isPresent();
        assertThat(sent).hasValue(2);
    }

    @Test
    @DisplayName("L13 a keyed creation whose answer was lost is searched for, though its repeat is in conflict with it")
    void repeatInConflict() {
        fixture.ticker.leapWhenWaiting(1);
        script.add(failure(ErrorCode.TIMEOUT, Phase.SENT_UNKNOWN));
        script.add(conflict());
        assertThat(create(KEYED, deadline -> Optional.of("found"))).isEqualTo("found");

        script.add(conflict());
        assertThat(catchThrowableOfType(VeriportException.class, () -> create(KEYED, deadline -> Optional.of("found")))
                        .code())
                .isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    private static VeriportException conflict() {
        return failure(ErrorCode.INVALID_REQUEST, Phase.ANSWERED).toBuilder()
                .httpStatus(409)
                .build();
    }

    @Test
    @DisplayName("L13 a keyed creation whose repeat is answered about the request itself has that answer")
    void repeatAnswered() {
        fixture.ticker.leapWhenWaiting(1);
        script.add(failure(ErrorCode.TIMEOUT, Phase.SENT_UNKNOWN));
        script.add(failure(ErrorCode.INVALID_REQUEST, Phase.ANSWERED));

        assertThat(catchThrowableOfType(VeriportException.class, () -> create(KEYED, deadline -> Optional.empty()))
                        .code())
                .isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    @DisplayName("L13 a keyed creation whose answer was lost has an unknown outcome, though its repeat was not sent")
    void repeatNotSent() {
        fixture.ticker.leapWhenWaiting(1);
        script.add(failure(ErrorCode.TIMEOUT, Phase.SENT_UNKNOWN));
        script.add(failure(ErrorCode.UNAVAILABLE, Phase.NOT_SENT));

        VeriportException unknown =
                catchThrowableOfType(VeriportException.class, () -> create(KEYED, deadline -> Optional.empty()));

        assertThat(unknown.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(sent).hasValue(2);
    }

    @Test
    @DisplayName("L13 a keyed creation is searched for after a 503, though the vendor asks to wait past the deadline")
    void askedToWaitTooLong() {
        script.add(failure(ErrorCode.UNAVAILABLE, Phase.ANSWERED).toBuilder()
                .httpStatus(503)
                .retryAfter(Duration.ofHours(1))
                .build());
        assertThat(create(KEYED, deadline -> Optional.of("found"))).isEqualTo("found");
        assertThat(sent).hasValue(1);
    }

    @Test
    @DisplayName("C2 a create that was refused, or never sent, is not looked for")
    void notReconciled() {
        script.add(failure(ErrorCode.INVALID_REQUEST, Phase.ANSWERED));
        VeriportException refused = catchThrowableOfType(
                VeriportException.class,
                () -> create(deadline -> {
                    throw new AssertionError("nothing to look for");
                }));
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(create(deadline -> Optional.empty())).isEqualTo("created");
    }
}
