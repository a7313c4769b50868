package dev.veriport.http;

import dev.veriport.model.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Whom to trust and who we are; the JDK's own where nothing is set. */
record TlsSettings(Optional<Store> trust, Optional<Store> identity) {

    /** A PKCS#12 file and its password. */
    record Store(Path file, char[] password) {
        static Optional<Store> of(Optional<Path> file, Optional<Secret> password) {
            char[] text = password.map(Secret::reveal).orElse("").toCharArray();
            return file.map(path -> new Store(path, text));
        }

        KeyStore load() throws GeneralSecurityException, IOException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, password);
            }
            return store;
        }

        boolean isReadable() {
            try {
                return load().size() > 0;
            } catch (GeneralSecurityException | IOException unreadable) {
                return false;
            }
        }

        @Override
        public String toString() {
            return "Store[" + file + "]";
        }
    }

    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(), trustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException changed) {
            throw new IllegalStateException("a key or trust store changed while it was being opened", changed);
        }
    }

    private KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
        if (identity.isEmpty()) {
            return new KeyManager[0];
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(identity.get().load(), identity.get().password());
        return factory.getKeyManagers();
    }

    private TrustManager[] trustManagers() throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trust.isPresent() ? trust.get().load() : null);
        return factory.getTrustManagers();
    }
}
