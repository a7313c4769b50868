package dev.veriport.http;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** The trust store and the client identity; the JDK's trust store when none is set. Thread-safe. */
record TlsSettings(Optional<Store> trust, Optional<Store> identity) {

    /** A store as it was when the configuration was read, and the password of its keys. Prints neither. */
    record Store(KeyStore content, char[] password) {
        @Override
        public String toString() {
            return "Store[redacted]";
        }
    }

    SSLContext context(ClientIdentity client) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {client}, trustManagers(), null);
            return context;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK has no TLS", missing);
        }
    }

    ClientIdentity client() {
        return new ClientIdentity(identity.map(TlsSettings::keys));
    }

    private static X509ExtendedKeyManager keys(Store store) {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store.content(), store.password());
            return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("the client's private key cannot be read from memory", changed);
        }
    }

    private TrustManager[] trustManagers() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trust.map(Store::content).orElse(null));
        TrustManager[] managers = factory.getTrustManagers();
        for (int i = 0; i < managers.length; i++) {
            if (managers[i] instanceof X509ExtendedTrustManager checks) {
                managers[i] = new CertificateChecks(checks);
            }
        }
        return managers;
    }
}
