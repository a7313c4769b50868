package dev.veriport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.store.Store;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.testkit.stores.Steps;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B4: the least rights are enough, and the one that is missing is named. */
final class RedisRightsTest {
    private static final String PASSWORD = "p@ss/w0rd?#%";

    /** Of docs/stores.md. */
    private static final List<String> RIGHTS = documented();

    private static final Map<String, String> USER = Map.of("user", "veriport", "password", PASSWORD);
    private static final RealRedis REDIS = RealRedis.start();

    private static List<String> documented() {
        try {
            String page = Files.readString(Path.of(System.getProperty("project.root"), "docs/stores.md"));
            Matcher line =
                    Pattern.compile("ACL SETUSER veriport on >PASSWORD ([^`]+)").matcher(page);
            assertThat(line.find()).isTrue();
            return List.of(line.group(1).strip().split("\\s+"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    @BeforeEach
    void empty() {
        REDIS.with(RedisCommands::flushall);
        REDIS.with(RedisCommands::scriptFlush);
    }

    @AfterEach
    void removeUser() {
        REDIS.send("ACL", "DELUSER", "veriport");
    }

    private static Store openWithout(String... missing) {
        REDIS.send(settingUser(missing));
        return RedisStores.open(REDIS.uri(), USER);
    }

    private static String[] settingUser(String... missing) {
        List<String> command = new ArrayList<>(List.of("ACL", "SETUSER", "veriport", "on", ">" + PASSWORD));
        command.addAll(RIGHTS);
        command.removeAll(Arrays.asList(missing));
        return command.toArray(String[]::new);
    }

    @Test
    @DisplayName("B4 the least rights are enough for every step")
    void least() {
        try (Store store = openWithout()) {
            Steps.everything(store);
        }
    }

    @Test
    @DisplayName("B4 the least rights are enough in a cluster, also while a slot moves")
    void leastInCluster(@TempDir Path directory) {
        try (RealCluster cluster = RealCluster.start(directory)) {
            cluster.nodes().forEach(node -> node.send(settingUser("+cluster|nodes")));
            try (Store store = RedisStores.open(cluster.uri(), USER)) {
                assertThat(Steps.failure(store::ping)).hasMessageContaining("grant +cluster");
            }
            cluster.nodes().forEach(node -> node.send(settingUser()));
            Map<String, String> settings = new HashMap<>(USER);
            settings.put("vault-replicas", "1");
            try (Store store = RedisStores.open(cluster.uri(), USER);
                    Store replicated = RedisStores.open(cluster.uri(), settings)) {
                Steps.everything(store);
                Steps.keep(store, "moved");
                MovingSlot slot = MovingSlot.begin(cluster, Names.redemption(Steps.code("moved")));
                slot.key(1);
                slot.key(2);
                assertThat(Steps.begin(store, "moved")).isEqualTo(State.KEPT);
                slot.end();
                assertThat(Steps.begin(store, "moved")).isEqualTo(State.KEPT);
                assertThat(Steps.failure(() -> Steps.begin(replicated, "code")).code())
                        .isEqualTo(ErrorCode.UNAVAILABLE);
            }
        }
    }

    @Test
    @DisplayName("B4 a missing right to wait for replicas is named")
    void replicas() {
        openWithout("+wait").close();
        Map<String, String> settings = new HashMap<>(USER);
        settings.put("vault-replicas", "1");
        try (Store store = RedisStores.open(REDIS.uri(), settings)) {
            assertThat(Steps.failure(() -> Steps.begin(store, "code"))).hasMessageContaining("grant +wait");
        }
    }

    @ParameterizedTest
    @DisplayName("B4 a missing command is named, also one of a script:")
    @ValueSource(
            strings = {
                "+eval",
                "+evalsha",
                "+get",
                "+set",
                "+del",
                "+exists",
                "+strlen",
                "+pttl",
                "+pexpire",
                "+sadd",
                "+smembers",
                "+time",
                "+scan",
                "+publish",
                "+subscribe"
            })
    void command(String right) {
        try (Store store = openWithout(right)) {
            VeriportException failure = Steps.failure(() -> Steps.everything(store));
            assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
            assertThat(failure).hasMessageContaining("does not allow its user the command " + right.substring(1) + ":");
            assertThat(failure).hasMessageContaining("grant " + right + " with ACL SETUSER");
        }
    }

    @Test
    @DisplayName("B4 a missing right to keys is named")
    void keys() {
        try (Store store = openWithout("~veriport:*")) {
            assertThat(Steps.failure(() -> Steps.claim(store)))
                    .hasMessageContaining("the key veriport:{")
                    .hasMessageContaining("grant ~veriport:*");
        }
    }

    @Test
    @DisplayName("B4 a missing right to channels is named")
    void channels() {
        try (Store store = openWithout("&veriport:*")) {
            assertThat(Steps.failure(() -> Steps.claim(store)))
                    .hasMessageContaining("the channel veriport:budget:lost")
                    .hasMessageContaining("grant &veriport:*");
        }
    }

    @Test
    @DisplayName("S9 a user that may not read the server's settings is told to, and may work")
    void info() {
        try (Store store = openWithout("+info")) {
            Steps.everything(store);
            assertThat(store.check()).singleElement().asString().contains("grant +info");
        }
    }

    @Test
    @DisplayName("B5 a wrong password, and none where one is required, name their settings and print nothing")
    void password() {
        try (Store known = openWithout();
                Store wrong = RedisStores.open(REDIS.uri(), Map.of("user", "veriport", "password", "canary-7f"))) {
            known.ping();
            VeriportException failure = Steps.failure(wrong::ping);
            assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
            assertThat(failure).hasMessageContaining("veriport.redis.user and veriport.redis.password");
            assertThat(failure).hasStackTraceContaining("WRONGPASS");
            assertThat(failure.getMessage()).doesNotContain("canary-7f");
        }
        REDIS.send("ACL", "SETUSER", "default", "off");
        try (Store none = RedisStores.open(REDIS.uri())) {
            assertThat(Steps.failure(none::ping))
                    .hasMessageContaining("set veriport.redis.user and veriport.redis.password");
        } finally {
            REDIS.restart();
        }
    }

    @Test
    @DisplayName("B5 user and password of their own win over those of the URI")
    void winning() {
        openWithout().close();
        String uri = REDIS.uri().replace("redis://", "redis://nobody:wrong@");
        try (Store store = RedisStores.open(uri, USER)) {
            store.ping();
        }
    }
}
