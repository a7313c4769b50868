package dev.veriport.http;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Our client certificate, if one is configured. It records whether a server requested the certificate, because the
 * alert {@code handshake_failure} does not say so. Thread-safe: a handshake stays on the thread of its call.
 */
final class ClientIdentity extends X509ExtendedKeyManager {
    private final Optional<X509ExtendedKeyManager> keys;

    @SuppressWarnings("ThreadLocalUsage") // one instance for each vendor, discarded with it
    private final ThreadLocal<Boolean> requested = new ThreadLocal<>();

    ClientIdentity(Optional<X509ExtendedKeyManager> keys) {
        this.keys = keys;
    }

    /** Whether a server requested a certificate in this thread's handshake since {@link #forget}. */
    boolean wasRequested() {
        return requested.get() != null;
    }

    void forget() {
        requested.remove();
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
        requested.set(true);
        return keys.map(keyManager -> keyManager.chooseClientAlias(types, issuers, socket))
                .orElse(null);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return keys.map(keyManager -> keyManager.chooseEngineClientAlias(types, issuers, engine))
                .orElse(null);
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return keys.map(keyManager -> keyManager.getClientAliases(type, issuers))
                .orElse(null);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return keys.map(keyManager -> keyManager.getCertificateChain(alias)).orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return keys.map(keyManager -> keyManager.getPrivateKey(alias)).orElse(null);
    }

    /** Null: this is the key manager of a client. */
    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
