package dev.veriport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.ProviderId;
import dev.veriport.store.Store;
import dev.veriport.testkit.stores.Steps;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S12: nothing in Redis tells a token, a secret, a code or whose they are. */
final class RedisSecretsTest {
    private static final String KEY = "a2V5IGZvciB0ZXN0cywgMzIgYnl0ZXMgbG9uZyEhISE=";

    /** Every key with its value, of every type. */
    private static String dump(RealRedis redis) {
        return redis.with(commands -> {
            StringBuilder all = new StringBuilder();
            for (String key : commands.keys("*")) {
                String value = commands.type(key).equals("set")
                        ? commands.smembers(key).toString()
                        : commands.get(key);
                all.append(key).append('=').append(value).append('\n');
            }
            return all.toString();
        });
    }

    @Test
    @DisplayName("S12 names are hashes")
    void names() {
        try (RealRedis redis = RealRedis.start();
                Store store = RedisStores.open(redis.uri())) {
            Steps.everything(store);
            Steps.begin(store, "canary-code");
            Steps.keep(store, "canary-kept");
            store.vault().assign(Steps.code("canary-kept"), Steps.verification("canary-verification"));
            store.vault().erase(Steps.verification("canary-erased"), Steps.HOUR);
            assertThat(dump(redis))
                    .contains("veriport:{budget:", "veriport:{vault:acme:", ":intent", ":answers", ":erased", ":token")
                    .doesNotContain("canary");
            assertThat(dump(redis).lines()).allMatch(line -> line.startsWith("veriport:"));
        }
    }

    @Test
    @DisplayName("S12 tokens are sealed")
    void tokens() {
        try (RealRedis redis = RealRedis.start();
                FakeFacekiServer vendor = FakeFacekiServer.start();
                Veriport veriport = Veriport.create(ConfigSource.of(settings(redis, vendor)))) {
            String token = veriport.tokens(new ProviderId("faceki"))
                    .issue(TokenRequest.of(TokenPurpose.API))
                    .match(single -> "", reusable -> reusable.value().reveal());
            assertThat(dump(redis)).contains(":token=").doesNotContain(token, vendor.clientId(), vendor.clientSecret());
        }
    }

    private static Map<String, String> settings(RealRedis redis, FakeFacekiServer vendor) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", "faceki");
        settings.put("veriport.store", "redis");
        settings.put("veriport.store-keys", KEY);
        settings.put("veriport.redis.uri", redis.uri());
        settings.put("veriport.faceki.base-url", vendor.baseUrl().toString());
        settings.put("veriport.faceki.client-id", vendor.clientId());
        settings.put("veriport.faceki.client-secret", vendor.clientSecret());
        settings.put("veriport.faceki.workflow-id", "w");
        settings.put("veriport.faceki.daily-requests", "10");
        return settings;
    }
}
