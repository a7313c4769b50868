package dev.veriport.http;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.HttpTransport.Exchange;
import dev.veriport.http.NonLoggingExecutor.RedactedRequestParts;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.Secret;
import dev.veriport.spi.StaleConnectionException;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Deadline;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Sends a request and reads the whole response. A failure says whether the request was sent. Thread-safe. */
final class HttpSender {
    private final URI baseUrl;
    private final HttpTransport transport;
    private final ResponseBodies bodies;
    private final TransportFailures failures;

    HttpSender(HttpSettings settings, HttpTransport transport, ResponseBodies bodies) {
        this.baseUrl = settings.baseUrl();
        this.failures = new TransportFailures(settings);
        this.transport = transport;
        this.bodies = bodies;
    }

    /** The path and query of the request line, encoded. */
    String target(VendorRequest request) {
        String path = request.otherHost().isPresent() ? request.path() : baseUrl.getRawPath() + request.path();
        return request.query().isEmpty() ? path : path + "?" + request.query();
    }

    /** What HttpClient may log. The address of a file can be a secret, so its path is left out. */
    private URI url(VendorRequest request) {
        return request.otherHost().orElseGet(() -> URI.create(baseUrl + request.path()));
    }

    /**
     * @param credentials the headers that only the vendor sees
     * @param maxBody the maximum size of the response body, in bytes
     * @param onFreshConnection whether to open a connection for this request alone
     * @throws StaleConnectionException when a pooled connection was closed before it was used again
     */
    StoredResponse send(
            VendorRequest request,
            Map<String, Secret> credentials,
            Deadline deadline,
            int maxBody,
            boolean onFreshConnection)
            throws StaleConnectionException {
        HttpUriRequestBase http = new HttpUriRequestBase(request.method(), url(request));
        http.setHeader("Accept", "application/json");
        request.headers().forEach(http::setHeader);
        request.body().map(RequestBody::entity).ifPresent(http::setEntity);

        RedactedRequestParts redacted = new RedactedRequestParts(target(request), credentials);
        try (Exchange exchange = transport.begin(http, redacted, deadline)) {
            try (ClassicHttpResponse response = transport.send(http, exchange, deadline, onFreshConnection)) {
                return readOrCancel(http, response, maxBody, failure -> failures.of(failure, exchange, deadline));
            } catch (IOException
                    | IllegalStateException
                            failure) { // HttpClient throws IllegalStateException for a cancelled request
                VeriportException known = failures.of(failure, exchange, deadline);
                if (failure instanceof ClosedConnectionException && known.code() == ErrorCode.UNAVAILABLE) {
                    throw new StaleConnectionException(failure);
                }
                throw known;
            }
        } catch (RejectedExecutionException closed) {
            throw DetachedTasks.closedFailure();
        }
    }

    /**
     * Cancels the request after a failure: closing the response would first read it to its end, which may never come.
     */
    private StoredResponse readOrCancel(
            HttpUriRequestBase http,
            ClassicHttpResponse response,
            int maxBody,
            Function<Exception, VeriportException> explain) {
        try {
            return bodies.readWhole(response, maxBody);
        } catch (IOException | IllegalStateException failure) {
            http.cancel();
            throw bodies.identified(explain.apply(failure), response);
        }
    }
}
