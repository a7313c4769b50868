package dev.veriport.http;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.model.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/** The connection settings of a vendor: URL, timeout, proxy and TLS. Immutable, thread-safe. */
public final class HttpSettings {
    private static final ConfigKey<URI> BASE_URL = ConfigKey.baseUrl("base-url", "The URL of the vendor's API.");
    private static final ConfigKey<Optional<URI>> BASE_URL_OF_REGION = ConfigKey.baseUrl(
                    "base-url", "The URL of the vendor's API, with the API's version. Unset: that of region.")
            .optional();
    private static final ConfigKey<Duration> TIMEOUT = ConfigKey.duration(
                    "timeout", "The deadline of a whole call, including the wait for a token.")
            .withDefault("10s");
    private static final ConfigKey<Optional<URI>> PROXY =
            ConfigKey.proxy("proxy", "The HTTP proxy, as http://host:port.").optional();
    private static final ConfigKey<Optional<String>> PROXY_USER = ConfigKey.text(
                    "proxy-user", "The user for a proxy that requires one. Sent only to the proxy (Basic).")
            .optional();
    private static final ConfigKey<Optional<Secret>> PROXY_PASSWORD = ConfigKey.secret(
                    "proxy-password", "The password of the proxy's user.")
            .optional();
    private static final ConfigKey<Optional<Path>> TRUST_STORE = ConfigKey.path(
                    "trust-store",
                    "A PEM or PKCS#12 file with the certificate authorities to trust. It replaces the JDK's"
                            + " authorities.")
            .optional();
    private static final ConfigKey<Optional<Secret>> TRUST_STORE_PASSWORD = ConfigKey.secret(
                    "trust-store-password", "The password of the trust store. A PEM file needs none.")
            .optional();
    private static final ConfigKey<Optional<Path>> KEY_STORE = ConfigKey.path(
                    "key-store", "A PEM or PKCS#12 file with the client's private key and certificates.")
            .optional();
    private static final ConfigKey<Optional<Secret>> KEY_STORE_PASSWORD = ConfigKey.secret(
                    "key-store-password", "The password of the key store, or of its encrypted private key.")
            .optional();

    private final URI baseUrl;
    private final Duration timeout;
    private final Optional<ProxySettings> proxy;
    private final TlsSettings tls;
    private final KeyNames keys;

    private HttpSettings(HttpSettings from, URI baseUrl, TlsSettings tls, KeyNames keys) {
        this.baseUrl = baseUrl;
        this.timeout = from.timeout;
        this.proxy = from.proxy;
        this.tls = tls;
        this.keys = keys;
    }

    private HttpSettings(ConfigReader in, URI baseUrl) {
        this.baseUrl = baseUrl;
        this.timeout = in.get(TIMEOUT);
        this.proxy = proxy(in);
        this.tls = new TlsSettings(
                store(in, TRUST_STORE, TRUST_STORE_PASSWORD, StoreFile::trusted),
                store(in, KEY_STORE, KEY_STORE_PASSWORD, StoreFile::identity));
        this.keys = new KeyNames(
                in.nameOf(BASE_URL),
                in.nameOf(PROXY),
                in.nameOf(PROXY_USER),
                in.nameOf(PROXY_PASSWORD),
                in.nameOf(TRUST_STORE),
                in.nameOf(KEY_STORE));
    }

    private static Optional<ProxySettings> proxy(ConfigReader in) {
        Optional<URI> url = in.get(PROXY);
        Optional<String> user = in.get(PROXY_USER);
        Optional<Secret> password = in.get(PROXY_PASSWORD);
        if (user.isPresent() && password.isEmpty()) {
            in.problem(PROXY_PASSWORD, "is missing: " + in.nameOf(PROXY_USER) + " is set");
        }
        if (password.isPresent() && user.isEmpty()) {
            in.problem(PROXY_USER, "is missing: " + in.nameOf(PROXY_PASSWORD) + " is set");
        }
        if (user.isPresent() && password.isPresent() && url.isEmpty()) {
            in.problem(PROXY_USER, "has no effect without " + in.nameOf(PROXY));
        }
        if (user.isPresent() && user.get().contains(":")) { // RFC 7617, 2
            in.problem(PROXY_USER, "must not contain a colon");
        }
        return url.map(address -> ProxySettings.of(address, user, password));
    }

    /** Opens a trust store or key store. */
    @FunctionalInterface
    private interface Opening {
        TlsSettings.Store open(Path file, Optional<Secret> password) throws UnusableFileException;
    }

    private static Optional<TlsSettings.Store> store(
            ConfigReader in, ConfigKey<Optional<Path>> file, ConfigKey<Optional<Secret>> password, Opening opening) {
        Optional<Path> path = in.get(file);
        Optional<Secret> secret = in.get(password);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(opening.open(path.get(), secret));
        } catch (UnusableFileException unusable) {
            in.problem(file, unusable.message(in.nameOf(password)));
            return Optional.empty();
        }
    }

    /**
     * The key of a path below the base URL, for endpoints whose path vendors change. A value that is not a plain path
     * is a configuration problem.
     */
    public static ConfigKey<String> path(String name, String description) {
        return ConfigKey.text(name, description).as("/unset", text -> {
            if (!text.matches("(/[A-Za-z0-9_.-]+)+")) {
                throw new IllegalArgumentException("must be a path like /api/v3/records");
            }
            return text;
        });
    }

    /** Reads the settings below a vendor's prefix. Problems are reported to the reader. */
    public static HttpSettings read(ConfigReader in, String defaultBaseUrl) {
        return new HttpSettings(in, in.get(BASE_URL.withDefault(defaultBaseUrl)));
    }

    /**
     * Reads the settings of a vendor with an API in each region: {@code region}, or {@code base-url} in its place.
     *
     * @param defaultRegion the region when neither is set
     * @param baseUrls the URL of each region's API, by the region's name
     */
    public static HttpSettings readByRegion(ConfigReader in, String defaultRegion, SortedMap<String, String> baseUrls) {
        String names = String.join(", ", baseUrls.keySet());
        ConfigKey<Optional<String>> key = ConfigKey.text(
                        "region", "The region of the account: " + names + ". Unset: " + defaultRegion + ".")
                .as(defaultRegion, name -> {
                    if (!baseUrls.containsKey(name)) {
                        throw new IllegalArgumentException("must be one of " + names);
                    }
                    return name;
                })
                .optional();
        Optional<String> region = in.get(key);
        Optional<URI> baseUrl = in.get(BASE_URL_OF_REGION);
        if (region.isPresent() && baseUrl.isPresent()) {
            in.problem(key, "must not be set together with " + in.nameOf(BASE_URL));
        }
        String regional = Objects.requireNonNull(baseUrls.get(region.orElse(defaultRegion)));
        return new HttpSettings(in, baseUrl.orElseGet(() -> URI.create(regional)));
    }

    /**
     * The same settings for another host of the vendor's API, which gets the same credentials.
     *
     * @param baseUrl the setting with its URL
     */
    public HttpSettings withBaseUrl(ConfigReader in, ConfigKey<URI> baseUrl) {
        return new HttpSettings(this, in.get(baseUrl), tls, keys.withHostIn(in.nameOf(baseUrl)));
    }

    /**
     * The same settings for hosts that are not the vendor's API: without our client certificate.
     *
     * @param hosts the full name of the setting that allows these hosts
     */
    HttpSettings withoutIdentity(String hosts) {
        return new HttpSettings(this, baseUrl, new TlsSettings(tls.trust(), Optional.empty()), keys.withHostIn(hosts));
    }

    /** The URL of the vendor's API, without a slash at its end. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** The timeout of a whole call, including the wait for a token. */
    public Duration timeout() {
        return timeout;
    }

    Optional<ProxySettings> proxy() {
        return proxy;
    }

    KeyNames keys() {
        return keys;
    }

    TlsSettings tls() {
        return tls;
    }
}
