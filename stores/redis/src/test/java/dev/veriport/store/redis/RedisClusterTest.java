package dev.veriport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.ProviderId;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B1: a Redis Cluster is not supported, which is said, and no node takes it for a Redis that is away. */
final class RedisClusterTest {
    private static final ProviderId FACEKI = new ProviderId("faceki");
    private static final String ALL = "0-16383";

    @TempDir
    Path directory;

    private final FakeFacekiServer vendor = FakeFacekiServer.start();

    @AfterEach
    void close() {
        vendor.close();
    }

    private Veriport open(String uri, String onFailure) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", "faceki");
        settings.put("veriport.token-store", "redis");
        settings.put("veriport.redis.uri", uri);
        settings.put("veriport.redis.encryption-key", RedisStores.KEY);
        settings.put("veriport.redis.on-failure", onFailure);
        settings.put("veriport.redis.grace", "1ms");
        settings.put("veriport.faceki.base-url", vendor.baseUrl().toString());
        settings.put("veriport.faceki.client-id", vendor.clientId());
        settings.put("veriport.faceki.client-secret", vendor.clientSecret());
        settings.put("veriport.faceki.workflow-id", "w");
        settings.put("veriport.faceki.daily-tokens", "1");
        return Veriport.create(ConfigSource.of(settings));
    }

    private static void assertToldAsCluster(ThrowingCallable step) {
        VeriportException failure = catchThrowableOfType(VeriportException.class, step);
        assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(failure).hasMessageContaining("Redis is a cluster").hasMessageContaining("veriport.redis.uri");
    }

    /** Every node of a fleet, checked and at work. */
    private void assertRefused(String uri, String onFailure) {
        try (Veriport one = open(uri, onFailure);
                Veriport other = open(uri, onFailure)) {
            for (Veriport node : new Veriport[] {one, other}) {
                assertToldAsCluster(node::checkTokenStore);
                assertToldAsCluster(() -> node.tokens(FACEKI).issue(TokenRequest.of(TokenPurpose.API)));
                assertToldAsCluster(() -> node.used(FACEKI));
            }
        }
        assertThat(vendor.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "fail"})
    @DisplayName("B1 a node that answers MOVED is no store that is away: no process spends the day's budget by itself:")
    void moved(String onFailure) throws IOException {
        try (RealRedis node = RealRedis.inCluster(directory, "", ALL)) {
            node.await(commands -> commands.clusterInfo().contains("cluster_state:ok"));
            assertThat(catchThrowableOfType(
                            RedisCommandExecutionException.class,
                            () -> node.with(commands -> commands.get("veriport:x"))))
                    .hasMessageStartingWith("MOVED ");
            assertRefused(node.uri(), onFailure);
        }
    }

    @Test
    @DisplayName("B1 nor is one whose cluster is down")
    void cluster_down() throws IOException {
        try (RealRedis node = RealRedis.inCluster(directory, "", "")) {
            assertThat(catchThrowableOfType(
                            RedisCommandExecutionException.class,
                            () -> node.with(commands -> commands.get("veriport:x"))))
                    .hasMessageStartingWith("CLUSTERDOWN ");
            assertRefused(node.uri(), "local");
        }
    }

    @Test
    @DisplayName("B1 a database of a cluster there is not, and that is said as well")
    void database() throws IOException {
        try (RealRedis node = RealRedis.inCluster(directory, "", ALL)) {
            assertRefused(node.uri() + "/3", "local");
        }
    }

    @Test
    @DisplayName("B1 a cluster is told by the check, though every slot is here today")
    void every_slot_is_here() throws IOException {
        try (RealRedis node = RealRedis.inCluster(directory, ALL, "");
                Veriport veriport = open(node.uri(), "local")) {
            assertToldAsCluster(veriport::checkTokenStore);
        }
    }

    @Test
    @DisplayName("B1 a Redis that stands alone passes the check, one that may not be asked what it is too")
    void alone() {
        try (RealRedis redis = RealRedis.start();
                Veriport veriport = open(redis.uri(), "local")) {
            veriport.checkTokenStore();
            redis.with(commands -> commands.dispatch(
                    CommandType.ACL,
                    new StatusOutput<>(StringCodec.UTF8),
                    new CommandArgs<>(StringCodec.UTF8)
                            .add("SETUSER")
                            .add("default")
                            .add("-info")));
            veriport.checkTokenStore();
        }
    }
}
