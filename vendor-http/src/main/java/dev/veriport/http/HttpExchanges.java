package dev.veriport.http;

import dev.veriport.call.Deadline;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.http.HttpTransport.Exchange;
import dev.veriport.http.QuietExecutor.Unseen;
import dev.veriport.model.Secret;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.jspecify.annotations.Nullable;

/** One request and its whole answer, or a failure that says how far it came. */
final class HttpExchanges {
    private final URI baseUrl;
    private final HttpTransport transport;
    private final ResponseBodies bodies;

    HttpExchanges(URI baseUrl, HttpTransport transport, ResponseBodies bodies) {
        this.baseUrl = baseUrl;
        this.transport = transport;
        this.bodies = bodies;
    }

    VendorResponse exchange(VendorRequest request, Optional<Secret> authorization, Deadline deadline, Limits limits) {
        HttpUriRequestBase http = new HttpUriRequestBase(request.method(), URI.create(baseUrl + request.path()));
        http.setHeader("Accept", "application/json");
        request.headers().forEach(http::setHeader);
        RequestEntities.of(request).ifPresent(http::setEntity);

        Unseen unseen = new Unseen(request.query(), authorization);
        try (Exchange exchange = transport.begin(http, unseen, deadline)) {
            try (ClassicHttpResponse response =
                    transport.send(http, exchange.context(), deadline, limits.onOwnConnection())) {
                return readOrCancel(http, response, limits.maxBody());
            } catch (IOException | IllegalStateException failure) { // a cancelled request throws the latter
                throw judged(failure, exchange, deadline);
            }
        } catch (RejectedExecutionException closed) {
            throw failed(ErrorCode.UNAVAILABLE, "this Veriport is closed: create another", Phase.NOT_SENT);
        }
    }

    /** Closing a response drains it, be it without end; cancelling its request does not. */
    private VendorResponse readOrCancel(HttpUriRequestBase http, ClassicHttpResponse response, int maxBody)
            throws IOException {
        try {
            return bodies.readWhole(response, maxBody);
        } catch (IOException | IllegalStateException failure) {
            http.cancel();
            throw failure;
        }
    }

    /**
     * What one exchange may take.
     *
     * @param maxBody in bytes
     * @param onOwnConnection whether no other request may share its connection
     */
    record Limits(int maxBody, boolean onOwnConnection) {}

    private static VeriportException judged(Exception failure, Exchange exchange, Deadline deadline) {
        Phase phase = exchange.unseen().sent() ? Phase.SENT_UNKNOWN : Phase.NOT_SENT;
        CallWatch.@Nullable End ended = exchange.watch().ended();
        if (ended == CallWatch.End.INTERRUPT || Thread.currentThread().isInterrupted()) {
            Thread.currentThread().interrupt();
            return failed(ErrorCode.INTERRUPTED, "interrupted while calling the vendor", phase);
        }
        if (failure instanceof UnreadableResponseException unreadable) {
            return unreadable.toVeriportException();
        }
        if (failure instanceof ConnectionRequestTimeoutException) {
            return failed(ErrorCode.RATE_LIMITED, "every connection is in use: raise max-connections", phase);
        }
        if (ended == CallWatch.End.DEADLINE || deadline.isOver() || isTimeout(failure)) {
            return failed(ErrorCode.TIMEOUT, "no answer within the deadline: try again", phase);
        }
        if (failure instanceof UnknownHostException) {
            return failed(ErrorCode.UNAVAILABLE, "the host's name cannot be resolved: check base-url", phase);
        }
        if (failure instanceof MessageConstraintException) {
            return failed(ErrorCode.MALFORMED_RESPONSE, "the answer's head is too large", phase);
        }
        return phase == Phase.NOT_SENT
                ? failed(
                        ErrorCode.UNAVAILABLE,
                        "no connection to the vendor: check base-url, proxy and firewall, or try again later",
                        phase)
                : failed(ErrorCode.UNAVAILABLE, "the connection broke before the answer was whole", phase);
    }

    private static boolean isTimeout(Exception failure) {
        return failure instanceof SocketTimeoutException && !(failure instanceof ConnectTimeoutException);
    }

    private static VeriportException failed(ErrorCode code, String message, Phase phase) {
        return VeriportException.of(code, message).phase(phase).build();
    }
}
