package dev.veriport.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.veriport.model.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The certificates and the private key of a PEM file (RFC 7468), in any order, with any text between them. */
final class PemFile {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----");
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";
    private static final String ENCRYPTED_KEY = "ENCRYPTED PRIVATE KEY";

    /** The signature algorithm that tests whether a private key matches a certificate, by key algorithm. */
    private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

    private final String text;
    private final List<Block> blocks;

    private record Block(String label, byte[] der) {}

    private PemFile(String text, List<Block> blocks) {
        this.text = text;
        this.blocks = blocks;
    }

    static boolean isPem(byte[] bytes) {
        return new String(bytes, ISO_8859_1).contains("-----BEGIN ");
    }

    static PemFile read(byte[] bytes) throws UnusableFileException {
        String text = new String(bytes, ISO_8859_1);
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            try {
                byte[] der = Base64.getDecoder().decode(matcher.group(2).replaceAll("\\s", ""));
                blocks.add(new Block(matcher.group(1), der));
            } catch (IllegalArgumentException malformed) {
                throw new UnusableFileException("contains a PEM block that is not Base64: copy the file again");
            }
        }
        return new PemFile(text, blocks);
    }

    /** At least one certificate. */
    List<X509Certificate> certificates() throws UnusableFileException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.label().equals(CERTIFICATE)) {
                certificates.add(certificate(block.der()));
            }
        }
        if (certificates.isEmpty()) {
            throw new UnusableFileException("contains no complete CERTIFICATE block: add the certificate");
        }
        return certificates;
    }

    private static X509Certificate certificate(byte[] der) throws UnusableFileException {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException malformed) {
            throw new UnusableFileException(
                    "contains a CERTIFICATE block that is not a certificate: copy the file again");
        }
    }

    /** The key of the first certificate. */
    PrivateKey privateKey(Optional<Secret> password) throws UnusableFileException, GeneralSecurityException {
        PublicKey owner = certificates().get(0).getPublicKey();
        String signature = SIGNATURES.get(owner.getAlgorithm());
        if (signature == null) {
            throw new UnusableFileException("must contain an RSA or EC key");
        }
        PrivateKey key;
        try {
            key = KeyFactory.getInstance(owner.getAlgorithm()).generatePrivate(pkcs8(password));
        } catch (InvalidKeySpecException another) {
            throw keyMismatch();
        }
        if (!belongTogether(key, owner, signature)) {
            throw keyMismatch();
        }
        return key;
    }

    private static UnusableFileException keyMismatch() {
        return new UnusableFileException(
                "contains a private key that does not match the first certificate: put the key's certificate first");
    }

    private PKCS8EncodedKeySpec pkcs8(Optional<Secret> password) throws UnusableFileException {
        for (Block block : blocks) {
            if (block.label().equals(KEY)) {
                return new PKCS8EncodedKeySpec(block.der());
            }
            if (block.label().equals(ENCRYPTED_KEY)) {
                return decrypted(block.der(), password);
            }
        }
        throw new UnusableFileException(
                text.contains(" PRIVATE KEY-----")
                        ? "contains a private key in an older form: convert it with openssl pkcs8 -topk8"
                        : "contains no PRIVATE KEY block: add the key to the file, beside its certificates");
    }

    private static PKCS8EncodedKeySpec decrypted(byte[] der, Optional<Secret> password) throws UnusableFileException {
        if (password.isEmpty()) {
            throw StoreFile.wrongPassword(password);
        }
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            // for PBES2, which openssl writes, only the parameters name the whole algorithm
            String algorithm =
                    info.getAlgName().startsWith("PBES2") || info.getAlgName().startsWith("1.2.")
                            ? String.valueOf(info.getAlgParameters())
                            : info.getAlgName();
            SecretKey secret = SecretKeyFactory.getInstance(algorithm)
                    .generateSecret(new PBEKeySpec(password.get().reveal().toCharArray()));
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.DECRYPT_MODE, secret, info.getAlgParameters());
            return info.getKeySpec(cipher);
        } catch (InvalidKeySpecException wrong) {
            throw StoreFile.wrongPassword(password);
        } catch (GeneralSecurityException | IOException unknown) {
            throw new UnusableFileException("contains a private key with an encryption that the JDK does not support:"
                    + " encrypt it with openssl pkcs8 -topk8 -v2 aes-256-cbc, or not at all");
        }
    }

    private static boolean belongTogether(PrivateKey key, PublicKey owner, String algorithm) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update((byte) 1);
            byte[] signed = signature.sign();
            signature.initVerify(owner);
            signature.update((byte) 1);
            return signature.verify(signed);
        } catch (GeneralSecurityException another) {
            return false;
        }
    }
}
