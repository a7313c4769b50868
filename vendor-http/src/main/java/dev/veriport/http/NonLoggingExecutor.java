package dev.veriport.http;

import dev.veriport.model.Secret;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * The last step before a request is written. The connection is open, so a request that failed earlier was not sent.
 * Codes and credentials are added only here, because HttpClient would log them earlier. The vendor gets the vendor's
 * credentials, the proxy gets the proxy's. Thread-safe.
 */
final class NonLoggingExecutor extends HttpRequestExecutor {
    private static final String REDACTED_PARTS = "veriport.redacted-parts";

    private final Optional<Secret> proxyAuthorization;

    NonLoggingExecutor(Optional<Secret> proxyAuthorization) {
        this.proxyAuthorization = proxyAuthorization;
    }

    /** The parts of one request that must not be logged, and whether the request was sent. Thread-safe. */
    static final class RedactedRequestParts {
        private final String target;
        private final Map<String, Secret> credentials;
        private volatile boolean sent;
        private volatile boolean atProxy;
        private volatile boolean certificateRequested;

        /**
         * @param target the path and query of the request line, encoded
         * @param credentials headers
         */
        RedactedRequestParts(String target, Map<String, Secret> credentials) {
            this.target = target;
            this.credentials = credentials;
        }

        /** Whether a write was attempted. */
        boolean sent() {
            return sent;
        }

        /** Whether CONNECT was sent to a proxy that has not opened the tunnel yet. */
        boolean atProxy() {
            return atProxy;
        }

        /** Whether the server requested our certificate in this call's handshake. */
        boolean certificateRequested() {
            return certificateRequested;
        }

        void certificateRequested(boolean requested) {
            certificateRequested = requested;
        }

        void within(HttpContext context) {
            context.setAttribute(REDACTED_PARTS, this);
        }

        private void written(ClassicHttpRequest request) {
            request.setPath(target);
            credentials.forEach((name, value) -> request.setHeader(name, value.reveal()));
            sent = true;
        }
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        if (!(context.getAttribute(REDACTED_PARTS) instanceof RedactedRequestParts redacted)
                || !(connection instanceof NonLoggingConnection nonLogging)) {
            throw new IllegalStateException("the request or its connection was not made by HttpTransport");
        }
        return Method.CONNECT.isSame(request.getMethod())
                ? openTunnel(request, nonLogging, information, context, redacted)
                : send(request, nonLogging, information, context, redacted);
    }

    /** Throws when the proxy refuses: HttpClient would return the refusal as the vendor's response. */
    private ClassicHttpResponse openTunnel(
            ClassicHttpRequest request,
            NonLoggingConnection connection,
            @Nullable HttpResponseInformationCallback information,
            HttpContext context,
            RedactedRequestParts redacted)
            throws IOException {
        redacted.atProxy = true;
        proxyAuthorization.ifPresent(value -> request.setHeader("Proxy-Authorization", value.reveal()));
        ClassicHttpResponse answer;
        try {
            answer = super.execute(request, connection, information, context);
        } catch (SocketTimeoutException timeout) {
            throw timeout;
        } catch (IOException | HttpException failure) {
            throw ProxyFailedException.broken();
        }
        if (answer.getCode() / 100 != 2) {
            throw ProxyFailedException.refused(answer.getCode());
        }
        redacted.atProxy = false;
        answer.setCode(HttpStatus.SC_OK); // any 2xx opens the tunnel (RFC 9110, 9.3.6); HttpClient accepts only 200
        answer.setEntity(null);
        return answer;
    }

    private ClassicHttpResponse send(
            ClassicHttpRequest request,
            NonLoggingConnection connection,
            @Nullable HttpResponseInformationCallback information,
            HttpContext context,
            RedactedRequestParts redacted)
            throws IOException, HttpException {
        if (connection.markUsed()) {
            return sendAgain(request, connection, information, context, redacted);
        }
        redacted.written(request);
        return super.execute(request, connection, information, context);
    }

    /** Sends on a reused connection. When no byte of a response arrives, the server had closed the connection. */
    private ClassicHttpResponse sendAgain(
            ClassicHttpRequest request,
            NonLoggingConnection connection,
            @Nullable HttpResponseInformationCallback information,
            HttpContext context,
            RedactedRequestParts redacted)
            throws IOException, HttpException {
        if (connection.hasEnded()) {
            throw new ClosedConnectionException("the server closed the idle connection, or wrote to it");
        }
        long received = connection.received();
        redacted.written(request);
        ClassicHttpResponse answer;
        try {
            answer = super.execute(request, connection, information, context);
        } catch (SocketTimeoutException timeout) {
            throw timeout;
        } catch (IOException | HttpException failure) {
            if (connection.received() == received) {
                throw new ClosedConnectionException("the server closed the connection before it responded");
            }
            throw failure;
        }
        if (connection.received() == received) {
            throw new ClosedConnectionException("the response arrived before the request was sent");
        }
        return answer;
    }
}
