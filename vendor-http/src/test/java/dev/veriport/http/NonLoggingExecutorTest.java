package dev.veriport.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class NonLoggingExecutorTest {

    @Test
    @DisplayName(
            "A5 a connection that a cancelled call closed before its first request is a closed one, and no fault of ours")
    void cancelledBeforeTheFirstRequest() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                NonLoggingConnection connection = new NonLoggingConnection(Http1Config.DEFAULT)) {
            connection.bind(new Socket(server.getInetAddress(), server.getLocalPort()));
            connection.close(CloseMode.IMMEDIATE);
            HttpCoreContext context = HttpCoreContext.create();
            new NonLoggingExecutor.RedactedRequestParts("/", Map.of()).within(context);

            assertThatThrownBy(() -> new NonLoggingExecutor(Optional.empty())
                            .execute(new HttpGet("http://vendor.example/thing"), connection, null, context))
                    .isInstanceOf(IOException.class);
        }
    }
}
