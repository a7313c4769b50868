package dev.veriport.testkit.server;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A scripted answer of a fake vendor to one request. "Processing" is what the fake does when nothing is scripted: it
 * checks the request, changes its state and makes an answer. A scripted answer says whether the request is processed
 * and what is sent. Immutable; one answer can be queued any number of times.
 */
public final class Answer {

    private final Script script;

    private Answer(Script script) {
        this.script = script;
    }

    /** This answer, without processing. */
    public static Answer of(int status, String contentType, String body) {
        return of(Reply.of(status, contentType, body));
    }

    /** This answer, without processing. */
    public static Answer of(int status, String contentType, byte[] body) {
        return of(Reply.of(status, contentType, body));
    }

    /** This answer, without processing. */
    public static Answer of(Reply reply) {
        return new Answer(processing -> Delivery.whole(reply));
    }

    /** The fake's own answer; use it with {@link #withHeader} and {@link #followedBy}. */
    public static Answer processed() {
        return new Answer(processing -> Delivery.whole(processing.get()));
    }

    /** The state changes (a code is used, a token issued), then the connection is closed without an answer. */
    public static Answer dropAfterProcessing() {
        return new Answer(processing -> Delivery.whole(processing.get()).dropped());
    }

    /** Nothing changes, and the connection is closed without an answer. */
    public static Answer dropBeforeAnswer() {
        return new Answer(processing -> Delivery.NONE);
    }

    /** The head with the full length and half of the body, then the connection is closed; no processing. */
    public static Answer truncated(int status, String contentType, String body) {
        return of(status, contentType, body).truncated();
    }

    /** The state changes, and the answer is cut in the middle of its body. */
    public static Answer truncatedAfterProcessing() {
        return processed().truncated();
    }

    /** Waits until the latch is at zero, then is processed as usual. */
    public static Answer heldUntil(CountDownLatch gate) {
        return processed().after(gate::await);
    }

    /** Waits until the stage is complete, well or not, then is processed as usual. */
    public static Answer heldUntil(CompletionStage<?> gate) {
        return processed().after(() -> {
            try {
                gate.toCompletableFuture().get();
            } catch (ExecutionException opened) {
                // A gate that completed with a failure is open too.
            }
        });
    }

    /** This answer, but only after the request was processed: the state has changed, its own answer is forgotten. */
    public Answer afterProcessing() {
        return new Answer(processing -> {
            Reply forgotten = processing.get();
            return script.play(() -> forgotten);
        });
    }

    /** Waits as this answer does, then sends the other one: {@code heldUntil(gate).then(dropAfterProcessing())}. */
    public Answer then(Answer next) {
        return new Answer(processing -> {
            script.play(Answer::nothing);
            return next.script.play(processing);
        });
    }

    /** This answer with one more header field. */
    public Answer withHeader(String name, String value) {
        return changed(reply -> reply.withHeader(name, value));
    }

    /** This answer with something behind its body; {@code Content-Length} counts it. */
    public Answer followedBy(String garbage) {
        return changed(reply -> reply.followedBy(garbage));
    }

    private Answer changed(UnaryOperator<Reply> change) {
        return new Answer(processing -> script.play(processing).changed(change));
    }

    private Answer truncated() {
        return new Answer(processing -> script.play(processing).cut());
    }

    private Answer after(RetryAfterGate gate) {
        return new Answer(processing -> {
            gate.await();
            return script.play(processing);
        });
    }

    Delivery deliver(Supplier<Reply> processing) throws InterruptedException {
        return script.play(processing);
    }

    @Override
    public String toString() {
        return "Answer";
    }

    private static Reply nothing() {
        return Reply.of(204, "text/plain", "");
    }

    @FunctionalInterface
    private interface Script {
        Delivery play(Supplier<Reply> processing) throws InterruptedException;
    }

    @FunctionalInterface
    private interface RetryAfterGate {
        void await() throws InterruptedException;
    }

    /** What goes out: a whole reply, half of one, or ({@code reply} null) nothing but the end of the connection. */
    record Delivery(@Nullable Reply reply, boolean isCut) {

        static final Delivery NONE = new Delivery(null, true);

        static Delivery whole(Reply reply) {
            return new Delivery(reply, false);
        }

        Delivery changed(UnaryOperator<Reply> change) {
            return reply == null ? this : new Delivery(change.apply(reply), isCut);
        }

        Delivery dropped() {
            return NONE;
        }

        Delivery cut() {
            return new Delivery(reply, true);
        }
    }
}
