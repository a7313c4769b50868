package dev.veriport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.embedded.RedisServer;

/** The sandbox with a store outside its process. */
final class SandboxStoreTest {
    private static final String LOST = ">lost</strong>";
    private static final String KEY = "a2V5IGZvciB0ZXN0cywgMzIgYnl0ZXMgbG9uZyEhISE=";

    @Test
    @Timeout(60)
    @DisplayName("a store that is lost is shown as lost, and as back when it can be reached again")
    void lost_and_back() throws Exception {
        int port = freePort();
        RedisServer redis = redis(port);
        redis.start();
        Map<String, String> settings = Map.of(
                "veriport.store",
                "redis",
                "veriport.redis.uri",
                "redis://127.0.0.1:" + port,
                "veriport.store.grace",
                "100ms",
                "veriport.store-keys",
                KEY);
        try (Sandbox sandbox = Sandbox.start(0, settings)) {
            Visitor visitor = new Visitor(sandbox.url());
            visitor.post("/vendor", "vendor=faceki");
            visitor.post("/verifications", "");
            assertThat(visitor.get("/").text())
                    .contains("veriport.store = redis")
                    .doesNotContain("in memory");
            await(visitor, page -> !page.contains(LOST)); // the first connection can be too slow

            redis.stop();
            visitor.post(visitor.get("/verifications/1").vendorsPage(), "ending=APPROVED");
            visitor.post("/vendor", "vendor=authenteq");
            visitor.post(visitor.post("/verifications", "").vendorsPage(), "ending=APPROVED");
            assertThat(visitor.get("/").text()).contains(LOST);

            redis = redis(port);
            redis.start();
            await(visitor, page -> page.contains(">back</strong>"));
        } finally {
            redis.stop();
        }
    }

    private static void await(Visitor visitor, Predicate<String> state) throws Exception {
        while (!state.test(visitor.get("/").text())) {
            Thread.onSpinWait(); // the store is pinged once a second
        }
    }

    private static RedisServer redis(int port) throws IOException {
        return RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
