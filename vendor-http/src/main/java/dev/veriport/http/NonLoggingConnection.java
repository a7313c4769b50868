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
 * A pooled connection that logs nothing: HttpClient's own writes heads and bodies, credentials and passports that is,
 * into the log of any application that turns its level to debug.
 */
final class NonLoggingConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    /**
     * Looks whether the vendor has refused an upload already. HttpClient's own strategy waits a millisecond with every
     * look; this one when something has come, which under TLS need not be an answer.
     */
    private static final ResponseOutOfOrderStrategy EARLY_ANSWERS =
            (request, connection, in, sent, next) -> connection instanceof NonLoggingConnection quiet
                    && quiet.hasReceived()
                    && quiet.isDataAvailable(Timeout.ONE_MILLISECOND);

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

    /** A call that was cancelled while it was connecting has closed this already. */
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

    /** Whether a request to the vendor was written here before this one; a proxy's CONNECT is none. */
    boolean isUsedAgain() {
        boolean before = used;
        used = true;
        return before;
    }

    /** Whether its end, or something nobody asked for, has come already. Costs nothing while nothing has come. */
    boolean hasEnded() throws IOException {
        return hasReceived() && (isDataAvailable(Timeout.ONE_MILLISECOND) || isStale());
    }

    /** How many bytes of answers have come; none where it was closed before its first request. */
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
