package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.model.Secret;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import org.apache.hc.core5.http.HttpHost;

/**
 * The HTTP proxy for calls to a vendor.
 *
 * @param authorization the value of {@code Proxy-Authorization}, sent only with CONNECT
 */
record ProxySettings(HttpHost host, Optional<Secret> authorization) {

    static ProxySettings of(URI url, Optional<String> user, Optional<Secret> password) {
        return new ProxySettings(
                new HttpHost(url.getScheme(), url.getHost(), url.getPort()),
                user.flatMap(name -> password.map(secret -> basic(name, secret))));
    }

    /** RFC 7617. */
    private static Secret basic(String user, Secret password) {
        byte[] pair = (user + ":" + password.reveal()).getBytes(UTF_8);
        return Secret.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Host and port, for messages. */
    String address() {
        return host.toHostString();
    }
}
