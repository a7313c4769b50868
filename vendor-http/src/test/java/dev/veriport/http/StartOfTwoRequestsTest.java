package dev.veriport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** L4: a start of several requests that fails in between leaves no personal data; what could not be deleted is named. */
final class StartOfTwoRequestsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String CHECK = "POST /people/person-1/checks";
    private static final String DELETION = "DELETE /people/person-1";
    private static final String LEFT = "anyone:person-1";

    private FaultServer vendor;
    private AtVendor at;

    @BeforeEach
    void open() {
        vendor = FaultServer.start();
        vendor.always(respond(204));
        at = AtVendor.at(vendor.baseUrl());
    }

    @AfterEach
    void close() {
        at.close();
        vendor.close();
    }

    private static Fault respond(int status) {
        return Fault.respond(status, Map.of(), new byte[0]);
    }

    private VeriportException failure(Duration within) {
        return failure(within, at::deletePerson);
    }

    private VeriportException failure(Duration within, Consumer<Deadline> deletion) {
        return catchThrowableOfType(VeriportException.class, () -> at.secondRequest(within, deletion));
    }

    private List<VeriportEvent.LeftAtVendor> left() {
        return at.events().stream()
                .filter(VeriportEvent.LeftAtVendor.class::isInstance)
                .map(VeriportEvent.LeftAtVendor.class::cast)
                .toList();
    }

    private static VeriportEvent.LeftAtVendor left(ErrorCode because) {
        return new VeriportEvent.LeftAtVendor(AtVendor.ID, "person-1", because);
    }

    private long deletions() {
        return vendor.requestLines().stream()
                .filter(line -> line.startsWith(DELETION))
                .count();
    }

    /** A deletion, and when it has ended. */
    private final class Deletion implements Consumer<Deadline> {
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        @Override
        public void accept(Deadline deadline) {
            try {
                at.deletePerson(deadline);
                ended.complete(null);
            } catch (RuntimeException failed) {
                ended.completeExceptionally(failed);
                throw failed;
            }
        }

        /** Fails when the deletion has failed. */
        void awaitDone() throws Exception {
            ended.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    @DisplayName("L4 a start that succeeds deletes nothing")
    void success() {
        assertThat(at.secondRequest(LONG, at::deletePerson).status()).isEqualTo(204);

        assertThat(vendor.requestLines()).hasSize(1);
    }

    @Test
    @DisplayName("L4 a start that fails in between deletes what it created, and fails with nothing left")
    void deleted() {
        vendor.fail(CHECK, respond(503));

        VeriportException failure = failure(LONG);

        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.operation()).contains("read");
        assertThat(failure.leftAtVendor()).isEmpty();
        assertThat(deletions()).isEqualTo(1);
        assertThat(left()).isEmpty();
    }

    @ParameterizedTest(name = "HTTP {0}")
    @DisplayName("L4 what the vendor no longer has is deleted:")
    @ValueSource(ints = {404, 410})
    void alreadyGone(int status) {
        vendor.fail(CHECK, respond(422));
        vendor.fail(DELETION, respond(status));

        assertThat(failure(LONG).leftAtVendor()).isEmpty();
        assertThat(deletions()).isEqualTo(1);
        assertThat(left()).isEmpty();
    }

    @Test
    @DisplayName(
            "L4 what could not be deleted is named in the failure, which stays the failure of the start, and in an event")
    void notDeleted() {
        vendor.fail(CHECK, respond(422));
        vendor.fail(DELETION, respond(503));

        VeriportException failure = failure(LONG);

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(failure).hasMessage("anyone read: the vendor refused the request");
        assertThat(failure.leftAtVendor()).containsExactly(LEFT);
        assertThat(failure.toString()).endsWith(" [leftAtVendor=" + LEFT + "]");
        assertThat(deletions()).as("of an operation that may be repeated").isEqualTo(2);
        assertThat(left()).containsExactly(left(ErrorCode.UNAVAILABLE));
    }

    @Test
    @DisplayName("L4 a deletion is sent though the caller's deadline has passed; the failure names what may be left")
    void deadlineOver() throws Exception {
        vendor.fail(CHECK, Fault.neverAnswer());
        Deletion deletion = new Deletion();

        VeriportException failure = failure(Duration.ofMillis(300), deletion);

        assertThat(failure.code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(failure.leftAtVendor()).containsExactly(LEFT);
        deletion.awaitDone();
        at.close();
        assertThat(deletions()).isEqualTo(1);
        assertThat(left()).isEmpty();
    }

    @Test
    @DisplayName("L4 a deletion is sent though the caller was interrupted; the caller stays interrupted")
    void interrupted() throws Exception {
        vendor.fail(CHECK, Fault.neverAnswer());
        Deletion deletion = new Deletion();
        CompletableFuture<VeriportException> failure = new CompletableFuture<>();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            VeriportException thrown = failure(LONG, deletion);
            stillInterrupted.set(Thread.currentThread().isInterrupted());
            failure.complete(thrown);
        });
        caller.start();
        assertThat(vendor.awaitRequests(1, LONG)).isTrue();
        caller.interrupt();

        assertThat(failure.get(30, TimeUnit.SECONDS).code()).isEqualTo(ErrorCode.INTERRUPTED);
        assertThat(stillInterrupted).isTrue();
        deletion.awaitDone();
        assertThat(deletions()).isEqualTo(1);
    }

    @Test
    @DisplayName("L4 a deletion that fails for no reason we know is a deletion that failed")
    void unexpected() {
        vendor.fail(CHECK, respond(422));

        VeriportException failure = failure(LONG, deadline -> {
            throw new IllegalStateException("canary-7f");
        });

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(failure.leftAtVendor()).containsExactly(LEFT);
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(why -> assertThat(why.getCause()).hasMessageNotContaining("canary-7f"));
        assertThat(left()).containsExactly(left(ErrorCode.UNAVAILABLE));
    }

    @Test
    @DisplayName("L4 the vendor's Retry-After holds back the deletion too, so what is left is named at once")
    void heldBack() {
        vendor.fail(CHECK, Fault.respond(429, Map.of("Retry-After", "3600"), new byte[0]));

        VeriportException failure = failure(LONG);

        assertThat(failure.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(failure.leftAtVendor()).containsExactly(LEFT);
        assertThat(deletions()).isZero();
        assertThat(left()).containsExactly(left(ErrorCode.RATE_LIMITED));
    }

    @Test
    @DisplayName("L4 closing interrupts a deletion, which is an event")
    void closedDuringADeletion() throws Exception {
        vendor.fail(CHECK, Fault.neverAnswer());
        vendor.fail(DELETION, Fault.neverAnswer());

        VeriportException failure = failure(Duration.ofMillis(300));
        assertThat(vendor.awaitRequests(2, LONG)).isTrue();
        at.close();

        assertThat(failure.leftAtVendor()).containsExactly(LEFT);
        assertThat(left()).containsExactly(left(ErrorCode.INTERRUPTED));
    }

    @Test
    @DisplayName(
            "L4 a start that fails because all is closed deletes nothing more: it names what is left, in an event too")
    void closedBeforeTheDeletion() {
        at.close();

        VeriportException failure = failure(LONG);

        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.leftAtVendor()).containsExactly(LEFT);
        assertThat(vendor.requestLines()).isEmpty();
        assertThat(left()).containsExactly(left(ErrorCode.UNAVAILABLE));
    }
}
