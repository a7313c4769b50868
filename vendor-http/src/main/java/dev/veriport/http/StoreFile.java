package dev.veriport.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.veriport.model.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A PEM or PKCS#12 file of certificates or keys, opened when the configuration is read. */
final class StoreFile {
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private StoreFile() {}

    /** Opens the certificate authorities to trust. */
    static TlsSettings.Store trusted(Path file, Optional<Secret> password) throws UnusableFileException {
        byte[] bytes = read(file);
        try {
            if (PemFile.isPem(bytes)) {
                return new TlsSettings.Store(trusting(PemFile.read(bytes).certificates()), new char[0]);
            }
            KeyStore store = pkcs12(bytes, password);
            if (store.size() == 0) {
                throw new UnusableFileException(
                        "contains no trusted certificates, because openssl does not mark them as such:"
                                + " use a PEM file, or create it with keytool -importcert");
            }
            return new TlsSettings.Store(store, new char[0]);
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new UnusableFileException("contains a certificate that cannot be read: create the file again");
        }
    }

    /** Opens the client's private key and certificates. */
    static TlsSettings.Store identity(Path file, Optional<Secret> password) throws UnusableFileException {
        byte[] bytes = read(file);
        try {
            if (PemFile.isPem(bytes)) {
                PemFile pem = PemFile.read(bytes);
                return holding(pem.privateKey(password), pem.certificates());
            }
            KeyStore store = pkcs12(bytes, password);
            requireKey(store, text(password));
            return new TlsSettings.Store(store, text(password));
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new UnusableFileException("contains a key or certificate that cannot be read: create the file again");
        }
    }

    private static byte[] read(Path file) throws UnusableFileException {
        if (!Files.exists(file)) {
            throw new UnusableFileException("names a file that does not exist: check the path");
        }
        if (Files.isDirectory(file)) {
            throw new UnusableFileException("names a directory: name a file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException unreadable) {
            throw new UnusableFileException("names a file that cannot be read: check its permissions");
        }
        if (bytes.length == 0) {
            throw new UnusableFileException("names an empty file");
        }
        if (bytes.length > MAX_BYTES) {
            throw new UnusableFileException("names a file of more than 4 MiB: name a store");
        }
        return bytes;
    }

    private static KeyStore pkcs12(byte[] bytes, Optional<Secret> password) throws UnusableFileException {
        requirePkcs12(bytes);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), text(password));
            return store;
        } catch (IOException unopened) {
            if (unopened.getCause() instanceof UnrecoverableKeyException) {
                throw wrongPassword(password);
            }
            throw new UnusableFileException("is a damaged or unsupported PKCS#12 file: create it again");
        } catch (GeneralSecurityException damaged) {
            throw new UnusableFileException("is a damaged or unsupported PKCS#12 file: create it again");
        }
    }

    static UnusableFileException wrongPassword(Optional<Secret> password) {
        return new UnusableFileException(
                password.isPresent()
                        ? "cannot be opened with the password: check " + UnusableFileException.passwordKey()
                        : "needs a password: set " + UnusableFileException.passwordKey());
    }

    /** Checks the first bytes, because the JDK reports every other format alike. */
    private static void requirePkcs12(byte[] bytes) throws UnusableFileException {
        String start = new String(bytes, 0, Math.min(bytes.length, 4), ISO_8859_1);
        if (start.equals("\u00FE\u00ED\u00FE\u00ED") || start.equals("\u00CE\u00CE\u00CE\u00CE")) {
            throw new UnusableFileException("is a JKS store, the JDK's old form:"
                    + " convert it with keytool -importkeystore -deststoretype pkcs12, or use PEM");
        }
        int inner = start.charAt(0) == 0x30 && bytes.length > 8 ? contentAt(bytes) : -1;
        boolean version3 = inner > 0 && bytes[inner] == 2 && bytes[inner + 1] == 1 && bytes[inner + 2] == 3;
        if (inner > 0 && !version3) {
            throw new UnusableFileException("is a single certificate or key in DER form:"
                    + " convert it to PEM with openssl x509 -inform der (or openssl pkey -inform der)");
        }
        if (inner < 0) {
            throw new UnusableFileException("is neither PEM nor PKCS#12: convert it");
        }
    }

    /** The offset of the content of the outermost DER value; -1 when there is none. */
    private static int contentAt(byte[] der) {
        int length = der[1] & 0xFF;
        int at = length < 0x80 ? 2 : 2 + (length & 0x7F);
        return at + 2 < der.length ? at : -1;
    }

    private static void requireKey(KeyStore store, char[] password)
            throws GeneralSecurityException, UnusableFileException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                try {
                    store.getKey(alias, password);
                    return;
                } catch (UnrecoverableKeyException another) {
                    throw new UnusableFileException("contains a private key with its own password:"
                            + " give it the password of the file, or use PEM");
                }
            }
        }
        throw new UnusableFileException("contains no private key: add the key with its certificate");
    }

    private static KeyStore trusting(List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException, UnusableFileException {
        KeyStore store = empty();
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        return store;
    }

    private static TlsSettings.Store holding(PrivateKey key, List<X509Certificate> chain)
            throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        char[] password = "in memory".toCharArray();
        store.setKeyEntry("identity", key, password, chain.toArray(new Certificate[0]));
        return new TlsSettings.Store(store, password);
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static char[] text(Optional<Secret> password) {
        return password.map(Secret::reveal).orElse("").toCharArray();
    }
}
