package dev.veriport.store.redis;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.model.Secret;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StaticCredentialsProvider;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManagerFactory;

/**
 * The settings below {@code veriport.redis}.
 *
 * @param uris one for a Redis alone or its Sentinels; several are nodes of a cluster
 * @param trust the certificate authorities; the JDK's where it is empty
 * @param vaultReplicas how many replicas confirm what the vault writes; 0 for none
 */
record RedisSettings(List<RedisURI> uris, Optional<TrustManagerFactory> trust, int vaultReplicas) {
    /** A host name, or an IPv4 or IPv6 address. */
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*|\\[?[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*]?");

    /** The hosts of several Sentinels are separated by commas too. */
    private static final Pattern BETWEEN_URIS = Pattern.compile("\\s*,\\s*(?=rediss?://)");

    private static final ConfigKey<List<RedisURI>> URI = ConfigKey.secret(
                    "uri",
                    "The URI of Redis: redis://host:6379/0, rediss:// with TLS, redis-sentinel://host:26379/0#name"
                            + " with Sentinel. Several, separated by commas, are nodes of one cluster.")
            .as("redis://unset.invalid", RedisSettings::uris);
    private static final ConfigKey<Optional<String>> USER = ConfigKey.text(
                    "user", "The user of Redis, instead of a user in the URI.")
            .optional();
    private static final ConfigKey<Optional<Secret>> PASSWORD = ConfigKey.secret(
                    "password", "The password of Redis, instead of a password in the URI.")
            .optional();
    private static final ConfigKey<Optional<Path>> TRUST_STORE = ConfigKey.path(
                    "trust-store",
                    "The certificate authorities that may sign the certificate of Redis, a PEM or PKCS#12 file. Default:"
                            + " those of the JDK.")
            .optional();
    private static final ConfigKey<Optional<Secret>> TRUST_STORE_PASSWORD = ConfigKey.secret(
                    "trust-store-password", "The password of the trust store.")
            .optional();
    private static final ConfigKey<Optional<Integer>> VAULT_REPLICAS = ConfigKey.count(
                    "vault-replicas",
                    "How many replicas must confirm an intent or answer of the vault before anything goes on.")
            .optional();

    static RedisSettings read(ConfigReader in) {
        List<RedisURI> uris = in.get(URI);
        Optional<String> user = in.get(USER);
        Optional<Secret> password = in.get(PASSWORD);
        if (user.isPresent() && password.isEmpty()) {
            in.problem(USER, "needs a password: set " + in.nameOf(PASSWORD));
        }
        password.ifPresent(secret -> uris.forEach(uri -> uri.setCredentialsProvider(
                new StaticCredentialsProvider(user.orElse(null), secret.reveal().toCharArray()))));
        return new RedisSettings(uris, trust(in), in.get(VAULT_REPLICAS).orElse(0));
    }

    private static Optional<TrustManagerFactory> trust(ConfigReader in) {
        Optional<Path> file = in.get(TRUST_STORE);
        Optional<Secret> password = in.get(TRUST_STORE_PASSWORD);
        try {
            return file.isEmpty() ? Optional.empty() : Optional.of(TrustStore.read(file.get(), password));
        } catch (TrustStore.UnusableException unusable) {
            in.problem(TRUST_STORE, String.valueOf(unusable.getMessage()));
            return Optional.empty();
        }
    }

    /** Lettuce's message about a malformed URI may contain the password. */
    private static List<RedisURI> uris(Secret text) {
        try {
            List<RedisURI> uris = Arrays.stream(BETWEEN_URIS.split(text.reveal().strip()))
                    .map(RedisURI::create)
                    .toList();
            if (uris.stream().allMatch(uri -> isUsable(uri, uris.size()))) {
                return uris;
            }
        } catch (IllegalArgumentException malformed) {
            // reported below, in our own words
        }
        throw new IllegalArgumentException("must be like redis://host:6379/0 or redis-sentinel://host:26379/0#name;"
                + " a user or password with special characters is a setting of its own");
    }

    private static boolean isUsable(RedisURI uri, int count) {
        if (!uri.getSentinels().isEmpty()) {
            return count == 1;
        }
        String host = uri.getHost();
        // Lettuce reads a port that is not a number as a part of the host
        return host != null && HOST.matcher(host).matches();
    }
}
