package dev.veriport.testkit.vendor;

import dev.veriport.Veriport;
import dev.veriport.model.Notification;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.WebhookDelivery;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A fake vendor that runs on this machine, with one account. Thread-safe. */
public interface RunningFake extends AutoCloseable {

    /**
     * The settings of an instance that uses this fake, such as {@code base-url}, without {@code veriport.INSTANCE.}. A fake that
     * keeps files beside its API names the host in {@code files-hosts}; the loopback host {@code localhost} is another one than
     * that of its API. Where these files are at the fake's own port, their addresses have the port of the request's {@code Host}:
     * the contract then lets their requests fail too. A further host of the API is at the same URL as {@code base-url}, by a
     * setting of its own: the contract then lets its requests fail too.
     */
    Map<String, String> settings();

    /** Adds to the builder what the class path does not have. By default nothing. */
    default void install(Veriport.Builder builder) {}

    /** The endings that a user can choose at the hosted page and whose decision the vendor tells apart. */
    Set<Ending> endings();

    /**
     * Completes the hosted page as the user, without a browser.
     *
     * @param page the URL of a session's hand-off
     * @return the URL that the browser goes back to
     * @throws IllegalArgumentException for an ending that the vendor does not know
     * @throws IllegalStateException when there is no such session, or it has ended
     */
    URI finish(URI page, Ending ending);

    /**
     * Completes a session as the user: at its hosted page, or with its SDK token, whose window gives no parameters.
     *
     * @return the parameters of the returning browser, or of the application with the SDK
     * @throws IllegalArgumentException for an ending that the vendor does not know
     * @throws IllegalStateException when there is no such session, or it has ended
     */
    default ReturnedParameters finish(VerificationSession session, Ending ending) {
        return session.handoff().match(page -> ReturnedParameters.ofUrl(finish(page.url(), ending)), sdk -> {
            finishInSdk(sdk.token().reveal(), ending);
            return ReturnedParameters.none();
        });
    }

    /**
     * Completes what a token of the vendor's SDK is for, as the user. By default there is no SDK.
     *
     * @throws IllegalArgumentException for an ending that the vendor does not know
     * @throws IllegalStateException when there is no such session, or it has ended
     */
    default void finishInSdk(String token, Ending ending) {
        throw new IllegalStateException("the session has no hosted page");
    }

    /**
     * The webhook of a completed verification. It is sent only when it is {@link WebhookDelivery#push pushed}. By default the
     * vendor sends none.
     *
     * @param verificationId the vendor's own id
     * @throws IllegalArgumentException when there is no such verification
     * @throws UnsupportedOperationException when the vendor sends no webhooks
     */
    default WebhookDelivery delivery(String verificationId) {
        throw new UnsupportedOperationException("this vendor sends no webhooks");
    }

    /**
     * The webhook of another kind, about a verification that has ended. {@link Notification.Kind#IGNORED} is a webhook of
     * another product or another environment of the account. By default the vendor sends {@code COMPLETED} alone.
     *
     * @param verificationId the vendor's own id
     * @return empty where the vendor sends none of this kind
     */
    default Optional<WebhookDelivery> delivery(String verificationId, Notification.Kind kind) {
        return kind == Notification.Kind.COMPLETED ? Optional.of(delivery(verificationId)) : Optional.empty();
    }

    /** What follows the instance's name in the path of its webhooks, without a slash; empty, as by default, for nothing. */
    default String webhookToken() {
        return "";
    }

    /** Answers every call of the API with 503 from now on, and changes nothing. */
    void goDown();

    /** Lets the API answer again. */
    void comeBack();

    /** Whether the API is down. */
    boolean isDown();

    /** The latest calls of the API, oldest first, at most 10,000 of them. Requests for pages are left out. */
    List<RecordedRequest> calls();

    /** How many calls of the API came in. Requests for pages are not counted. */
    int callCount();

    /** How many tokens were issued. By default the vendor has none. */
    default int tokensIssued() {
        return 0;
    }

    /** Frees the port and ends all threads. Repeatable. */
    @Override
    void close();
}
