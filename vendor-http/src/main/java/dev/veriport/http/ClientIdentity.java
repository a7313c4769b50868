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
 * The certificate we show, where there is one; and whether a server asked for it, which its {@code handshake_failure} does
 * not say. Thread-safe: a handshake stays on the thread of its call.
 */
final class ClientIdentity extends X509ExtendedKeyManager {
    private final Optional<X509ExtendedKeyManager> keys;

    @SuppressWarnings("ThreadLocalUsage") // one a vendor, gone with it
    private final ThreadLocal<Boolean> asked = new ThreadLocal<>();

    ClientIdentity(Optional<X509ExtendedKeyManager> keys) {
        this.keys = keys;
    }

    /** Whether this thread's handshake was asked for a certificate since {@link #forget}. */
    boolean wasAsked() {
        return asked.get() != null;
    }

    void forget() {
        asked.remove();
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
        asked.set(true);
        return keys.map(held -> held.chooseClientAlias(types, issuers, socket)).orElse(null);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return keys.map(held -> held.chooseEngineClientAlias(types, issuers, engine))
                .orElse(null);
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return keys.map(held -> held.getClientAliases(type, issuers)).orElse(null);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return keys.map(held -> held.getCertificateChain(alias)).orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return keys.map(held -> held.getPrivateKey(alias)).orElse(null);
    }

    /** We are no server. */
    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
