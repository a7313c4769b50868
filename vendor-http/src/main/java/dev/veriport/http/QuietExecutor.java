package dev.veriport.http;

import dev.veriport.model.Secret;
import java.io.IOException;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * The last step before the wire: a connection is leased and open, so whatever fails before was not sent. Only here the
 * request gets what HttpClient would log on the way: codes and credentials.
 */
final class QuietExecutor extends HttpRequestExecutor {
    private static final String UNSEEN = "veriport.unseen";

    /** The parts of one request that nobody may see before it is written. */
    static final class Unseen {
        private final String query;
        private final Optional<Secret> authorization;
        private volatile boolean sent;

        /** @param query encoded; empty for none */
        Unseen(String query, Optional<Secret> authorization) {
            this.query = query;
            this.authorization = authorization;
        }

        /** Whether a write was attempted. */
        boolean sent() {
            return sent;
        }

        void within(HttpContext context) {
            context.setAttribute(UNSEEN, this);
        }

        private void completed(ClassicHttpRequest request) {
            if (!query.isEmpty()) {
                request.setPath(request.getPath() + "?" + query);
            }
            authorization.ifPresent(value -> request.setHeader("Authorization", value.reveal()));
        }
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        if (context.getAttribute(UNSEEN) instanceof Unseen unseen) { // a proxy's CONNECT has none
            unseen.completed(request);
            unseen.sent = true;
        }
        return super.execute(request, connection, information, context);
    }
}
