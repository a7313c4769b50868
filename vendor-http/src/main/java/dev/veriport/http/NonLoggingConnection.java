package dev.veriport.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.ResponseOutOfOrderStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A pooled connection that logs nothing. HttpClient's own connection logs headers and bodies at debug level, and with
 * them credentials and passport images. Not thread-safe, except {@link #close}.
 */
final class NonLoggingConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    /**
     * Checks during an upload whether the vendor has refused it already. HttpClient's own strategy waits 1 ms at every
     * check; this one only when bytes have arrived. Under TLS these bytes are not always a response.
     */
    private static final ResponseOutOfOrderStrategy EARLY_ANSWERS =
            (request, connection, in, sent, next) -> connection instanceof NonLoggingConnection nonLogging
                    && nonLogging.hasReceived()
                    && nonLogging.isDataAvailable(Timeout.ONE_MILLISECOND);

    private final AtomicBoolean closed = new AtomicBoolean();
    private boolean used;
    private Timeout socketTimeout = Timeout.DISABLED;

    NonLoggingConnection(Http1Config limits) {
        super(limits, null, null, null, null, EARLY_ANSWERS, null, null);
    }

    @Override
    public void bind(Socket socket) throws IOException {
        refuseWhenClosed(socket);
        super.bind(socket);
        socketTimeout = Timeout.ofMilliseconds(socket.getSoTimeout());
    }

    @Override
    public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
        refuseWhenClosed(sslSocket);
        super.bind(sslSocket, socket);
        socketTimeout = Timeout.ofMilliseconds(sslSocket.getSoTimeout());
    }

    /** Cancelling a call while it connects closes this connection before it is bound. */
    private void refuseWhenClosed(Socket socket) throws IOException {
        if (closed.get()) {
            Closer.close(socket);
            throw new InterruptedIOException("cancelled while connecting");
        }
    }

    @Override
    public @Nullable Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    private boolean hasReceived() throws IOException {
        SocketHolder holder = getSocketHolder();
        return holder != null && holder.getBaseSocket().getInputStream().available() > 0;
    }

    /** Marks it as used, and says whether an earlier request to the vendor used it; CONNECT to a proxy does not count. */
    boolean markUsed() {
        boolean before = used;
        used = true;
        return before;
    }

    /** Whether the server closed it or sent unrequested bytes. Costs no wait when no byte has arrived. */
    boolean hasEnded() throws IOException {
        return hasReceived() && (isDataAvailable(Timeout.ONE_MILLISECOND) || isStale());
    }

    /** How many bytes of responses have arrived; 0 when it was closed before its first request. */
    long received() {
        EndpointDetails details = getEndpointDetails();
        return details == null ? 0 : details.getReceivedBytesCount();
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        socketTimeout = timeout;
        super.setSocketTimeout(timeout);
    }

    @Override
    public void passivate() {
        super.setSocketTimeout(Timeout.ZERO_MILLISECONDS);
    }

    @Override
    public void activate() {
        super.setSocketTimeout(socketTimeout);
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            super.close();
        }
    }

    @Override
    public void close(CloseMode mode) {
        closed.set(true);
        super.close(mode);
    }
}
