package dev.veriport.http;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.model.Ascii;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings of fetching files: how long it may take, and the hosts that files may be fetched from by an address that
 * the vendor gave, such as a pre-signed URL of a storage. Those are not the vendor's API and get no credentials of ours.
 * Immutable, thread-safe.
 */
public final class FileSettings {
    private static final ConfigKey<Duration> TIMEOUT = ConfigKey.duration(
                    "files-timeout", "The deadline of fetching one file, with all its requests.")
            .withDefault("60s");
    private static final Pattern ENTRY = Pattern.compile("([a-z0-9-]+\\.)*[a-z0-9-]+(:[0-9]{1,5})?");

    private final Set<String> allowed;
    private final String hostsKey;
    private final Duration timeout;

    private FileSettings(Set<String> allowed, String hostsKey, Duration timeout) {
        this.allowed = allowed;
        this.hostsKey = hostsKey;
        this.timeout = timeout;
    }

    /**
     * Reads {@code files-hosts} and {@code files-timeout} below a vendor's prefix.
     *
     * @param defaults the hosts that the vendor documents, as {@code host} or {@code host:port}; may be none
     */
    public static FileSettings read(ConfigReader in, String... defaults) {
        String documented = String.join(",", defaults);
        ConfigKey<List<String>> hosts = ConfigKey.list(
                        "files-hosts",
                        "The hosts that files may be fetched from by an address that the vendor gives, as host or"
                                + " host:port. They get no credentials.")
                .as(documented, FileSettings::checked)
                .withDefault(documented);
        return new FileSettings(Set.copyOf(in.get(hosts)), in.nameOf(hosts), in.get(TIMEOUT));
    }

    private static List<String> checked(List<String> entries) {
        List<String> hosts = entries.stream().map(Ascii::lowerCase).collect(Collectors.toUnmodifiableList());
        if (!hosts.stream().allMatch(host -> ENTRY.matcher(host).matches())) {
            throw new IllegalArgumentException("must be hosts like files.example.com or files.example.com:8443");
        }
        return hosts;
    }

    /** The full name of the setting with the hosts. */
    String hostsKey() {
        return hostsKey;
    }

    /** How long fetching one file may take. */
    Duration timeout() {
        return timeout;
    }

    /** The address; empty when it is no URL with https, or http to loopback, or when its host is not allowed. */
    Optional<URI> allowed(String address) {
        return WebAddress.read(address)
                .map(url -> URI.create(url.toASCIIString()))
                .filter(this::isAllowed);
    }

    private boolean isAllowed(URI url) {
        String host = Ascii.lowerCase(url.getHost());
        return allowed.contains(url.getPort() < 0 ? host : host + ":" + url.getPort())
                || (url.getPort() == 443 && allowed.contains(host));
    }
}
