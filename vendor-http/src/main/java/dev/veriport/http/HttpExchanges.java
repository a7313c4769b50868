package dev.veriport.http;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.HttpTransport.Exchange;
import dev.veriport.http.NonLoggingExecutor.RedactedRequestParts;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.Secret;
import dev.veriport.time.Deadline;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** One request and its whole answer, or a failure that says how far it came. */
final class HttpExchanges {
    private final URI baseUrl;
    private final HttpTransport transport;
    private final ResponseBodies bodies;
    private final TransportFailures failures;

    HttpExchanges(HttpSettings settings, HttpTransport transport, ResponseBodies bodies) {
        this.baseUrl = settings.baseUrl();
        this.failures = new TransportFailures(settings);
        this.transport = transport;
        this.bodies = bodies;
    }

    /**
     * Where a pooled connection turns out to be closed, the request goes out again at once, on a fresh one.
     *
     * @param replaced is told before that
     */
    VendorResponse exchange(
            VendorRequest request,
            Optional<Secret> authorization,
            Deadline deadline,
            Limits limits,
            Runnable replaced) {
        try {
            return exchangeOnce(request, authorization, deadline, limits);
        } catch (StaleConnectionException stale) {
            replaced.run();
            return exchange(request, authorization, deadline, limits.onFreshConnection(), replaced);
        }
    }

    private VendorResponse exchangeOnce(
            VendorRequest request, Optional<Secret> authorization, Deadline deadline, Limits limits)
            throws StaleConnectionException {
        HttpUriRequestBase http = new HttpUriRequestBase(request.method(), URI.create(baseUrl + request.path()));
        http.setHeader("Accept", "application/json");
        request.headers().forEach(http::setHeader);
        RequestEntities.of(request).ifPresent(http::setEntity);

        RedactedRequestParts unseen = new RedactedRequestParts(request.query(), authorization);
        try (Exchange exchange = transport.begin(http, unseen, deadline)) {
            try (ClassicHttpResponse response = transport.send(http, exchange, deadline, limits.fresh())) {
                return readOrCancel(http, response, limits.maxBody());
            } catch (IOException | IllegalStateException failure) { // a cancelled request throws the latter
                VeriportException told = failures.of(failure, exchange, deadline);
                if (failure instanceof StaleConnectionException stale && told.code() == ErrorCode.UNAVAILABLE) {
                    throw stale;
                }
                throw told;
            }
        } catch (RejectedExecutionException closed) {
            throw DetachedTasks.closedFailure();
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
     * @param fresh whether it has a connection of its own, which nobody had before and nobody gets after
     */
    record Limits(int maxBody, boolean fresh) {
        Limits onFreshConnection() {
            return new Limits(maxBody, true);
        }
    }
}
