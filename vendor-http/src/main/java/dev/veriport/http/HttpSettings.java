package dev.veriport.http;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.model.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How a vendor is reached; the same settings for every vendor. Immutable. */
public final class HttpSettings {
    private static final ConfigKey<Duration> TIMEOUT = ConfigKey.duration(
                    "timeout", "The deadline of a whole call, waiting for a token included.")
            .withDefault("10s");
    private static final ConfigKey<Optional<URI>> PROXY =
            ConfigKey.url("proxy", "An HTTP proxy, as http://host:port.").optional();
    private static final ConfigKey<Optional<Path>> TRUST_STORE = ConfigKey.path(
                    "trust-store", "A PKCS#12 file of the authorities to trust instead of the JDK's.")
            .optional();
    private static final ConfigKey<Optional<Secret>> TRUST_STORE_PASSWORD =
            ConfigKey.secret("trust-store-password", "Opens the trust store.").optional();
    private static final ConfigKey<Optional<Path>> KEY_STORE = ConfigKey.path(
                    "key-store", "A PKCS#12 file with the client's certificate.")
            .optional();
    private static final ConfigKey<Optional<Secret>> KEY_STORE_PASSWORD =
            ConfigKey.secret("key-store-password", "Opens the key store.").optional();

    private final URI baseUrl;
    private final Duration timeout;
    private final Optional<URI> proxy;
    private final TlsSettings tls;

    private HttpSettings(ConfigReader in, String defaultBaseUrl) {
        this.baseUrl = in.get(
                ConfigKey.baseUrl("base-url", "Where the vendor's API is.").withDefault(defaultBaseUrl));
        this.timeout = in.get(TIMEOUT);
        this.proxy = in.get(PROXY);
        this.tls =
                new TlsSettings(store(in, TRUST_STORE, TRUST_STORE_PASSWORD), store(in, KEY_STORE, KEY_STORE_PASSWORD));
    }

    private static Optional<TlsSettings.Store> store(
            ConfigReader in, ConfigKey<Optional<Path>> file, ConfigKey<Optional<Secret>> password) {
        Optional<TlsSettings.Store> store = TlsSettings.Store.of(in.get(file), in.get(password));
        if (store.isPresent() && !store.get().isReadable()) {
            in.problem(file, "cannot be opened as PKCS#12 with its password");
        }
        return store;
    }

    /** A path below the base URL, for what vendors move about. */
    public static ConfigKey<String> path(String name, String description) {
        return ConfigKey.text(name, description).as("/unset", text -> {
            if (!text.matches("(/[A-Za-z0-9_.-]+)+")) {
                throw new IllegalArgumentException("must be a path like /api/v3/records");
            }
            return text;
        });
    }

    /** Reads them below a vendor's prefix. */
    public static HttpSettings read(ConfigReader in, String defaultBaseUrl) {
        return new HttpSettings(in, defaultBaseUrl);
    }

    /** Without a slash at its end. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** Of a whole call. */
    public Duration timeout() {
        return timeout;
    }

    Optional<URI> proxy() {
        return proxy;
    }

    TlsSettings tls() {
        return tls;
    }
}
