package dev.veriport.http;

import dev.veriport.model.Secret;
import java.io.IOException;
import java.net.SocketTimeoutException;
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
 * The last step before the wire: a connection is leased and open, so whatever fails before was not sent. Only here a
 * request gets what HttpClient would log on the way, codes and credentials: the vendor's for the vendor, the proxy's for
 * the proxy.
 */
final class NonLoggingExecutor extends HttpRequestExecutor {
    private static final String UNSEEN = "veriport.unseen";

    private final Optional<Secret> proxyAuthorization;

    NonLoggingExecutor(Optional<Secret> proxyAuthorization) {
        this.proxyAuthorization = proxyAuthorization;
    }

    /** The parts of one request that nobody may see before it is written, and how far it came. */
    static final class RedactedRequestParts {
        private final String query;
        private final Optional<Secret> authorization;
        private volatile boolean sent;
        private volatile boolean atProxy;
        private volatile boolean askedForCertificate;

        /** @param query encoded; empty for none */
        RedactedRequestParts(String query, Optional<Secret> authorization) {
            this.query = query;
            this.authorization = authorization;
        }

        /** Whether a write was attempted. */
        boolean sent() {
            return sent;
        }

        /** Whether a proxy was asked for a tunnel, and has not opened it. */
        boolean atProxy() {
            return atProxy;
        }

        /** Whether the server asked for our certificate in this call's handshake. */
        boolean askedForCertificate() {
            return askedForCertificate;
        }

        void askedForCertificate(boolean asked) {
            askedForCertificate = asked;
        }

        void within(HttpContext context) {
            context.setAttribute(UNSEEN, this);
        }

        private void written(ClassicHttpRequest request) {
            if (!query.isEmpty()) {
                request.setPath(request.getPath() + "?" + query);
            }
            authorization.ifPresent(value -> request.setHeader("Authorization", value.reveal()));
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
        if (!(context.getAttribute(UNSEEN) instanceof RedactedRequestParts unseen)
                || !(connection instanceof NonLoggingConnection quiet)) {
            throw new IllegalStateException("a request that is not ours, or on a connection that is not");
        }
        return Method.CONNECT.isSame(request.getMethod())
                ? askForTunnel(request, quiet, information, context, unseen)
                : send(request, quiet, information, context, unseen);
    }

    /** HttpClient would give the proxy's refusal back as the vendor's answer; so it ends here. */
    private ClassicHttpResponse askForTunnel(
            ClassicHttpRequest request,
            NonLoggingConnection connection,
            @Nullable HttpResponseInformationCallback information,
            HttpContext context,
            RedactedRequestParts unseen)
            throws IOException {
        unseen.atProxy = true;
        proxyAuthorization.ifPresent(value -> request.setHeader("Proxy-Authorization", value.reveal()));
        ClassicHttpResponse answer;
        try {
            answer = super.execute(request, connection, information, context);
        } catch (SocketTimeoutException late) {
            throw late;
        } catch (IOException | HttpException noAnswer) {
            throw ProxyFailedException.broken();
        }
        if (answer.getCode() / 100 != 2) {
            throw ProxyFailedException.refused(answer.getCode());
        }
        unseen.atProxy = false;
        answer.setCode(HttpStatus.SC_OK); // any 2xx opens the tunnel (RFC 9110, 9.3.6), HttpClient knows this one
        answer.setEntity(null);
        return answer;
    }

    private ClassicHttpResponse send(
            ClassicHttpRequest request,
            NonLoggingConnection connection,
            @Nullable HttpResponseInformationCallback information,
            HttpContext context,
            RedactedRequestParts unseen)
            throws IOException, HttpException {
        if (connection.isUsedAgain()) {
            return sendAgain(request, connection, information, context, unseen);
        }
        unseen.written(request);
        return super.execute(request, connection, information, context);
    }

    /** On a connection that was used before; where no byte of an answer came, it was closed meanwhile. */
    private ClassicHttpResponse sendAgain(
            ClassicHttpRequest request,
            NonLoggingConnection connection,
            @Nullable HttpResponseInformationCallback information,
            HttpContext context,
            RedactedRequestParts unseen)
            throws IOException, HttpException {
        if (connection.hasEnded()) {
            throw new ClosedConnectionException("closed, or written to unasked, while it was idle");
        }
        long received = connection.received();
        unseen.written(request);
        ClassicHttpResponse answer;
        try {
            answer = super.execute(request, connection, information, context);
        } catch (SocketTimeoutException late) {
            throw late;
        } catch (IOException | HttpException failure) {
            if (connection.received() == received) {
                throw new ClosedConnectionException("closed before it answered");
            }
            throw failure;
        }
        if (connection.received() == received) {
            throw new ClosedConnectionException("its answer was there before the question");
        }
        return answer;
    }
}
