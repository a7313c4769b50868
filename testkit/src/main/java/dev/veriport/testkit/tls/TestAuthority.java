package dev.veriport.testkit.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A certificate authority for tests, and the certificates that it issues. Everything is made in memory, without a tool
 * or a file. Thread-safe.
 */
public final class TestAuthority {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FAR_AHEAD = Instant.parse("2049-01-01T00:00:00Z");
    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid("2A8648CE3D040302"));
    private static final String COMMON_NAME = "550403";
    private static final String SUBJECT_ALTERNATIVE_NAME = "551D11";
    private static final String BASIC_CONSTRAINTS = "551D13";

    private final AtomicLong serial = new AtomicLong();
    private final String name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    private TestAuthority(String name) {
        this.name = name;
        this.keys = keys("EC");
        byte[] isAuthority =
                Der.sequence(Der.oid(BASIC_CONSTRAINTS), Der.isTrue(), Der.octets(Der.sequence(Der.isTrue())));
        this.certificate = certificate(name, keys.getPublic(), isAuthority, LONG_AGO, FAR_AHEAD);
    }

    /** @param name the authority's common name, of any characters */
    public static TestAuthority named(String name) {
        return new TestAuthority(name);
    }

    /** The authority's certificate, for a client's trust store. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** Its own certificate as PEM: the content of a {@code trust-store} file. */
    public String pem() {
        return Pem.of(certificate);
    }

    /**
     * A key pair with a certificate from 2020 to 2048.
     *
     * @param host a DNS name, or an IP address
     */
    public TestIdentity issue(String host) {
        return issue(host, "EC", LONG_AGO, FAR_AHEAD);
    }

    /** The same with an RSA key. */
    public TestIdentity issueRsa(String host) {
        return issue(host, "RSA", LONG_AGO, FAR_AHEAD);
    }

    /** An expired certificate: it ended with the year 2020. */
    public TestIdentity issueExpired(String host) {
        return issue(host, "EC", LONG_AGO, Instant.parse("2021-01-01T00:00:00Z"));
    }

    /** A certificate that is not valid yet: it begins in 2048. */
    public TestIdentity issueNotYetValid(String host) {
        return issue(host, "EC", Instant.parse("2048-01-01T00:00:00Z"), FAR_AHEAD);
    }

    private TestIdentity issue(String host, String algorithm, Instant from, Instant until) {
        KeyPair pair = keys(algorithm);
        byte[] names = Der.sequence(Der.oid(SUBJECT_ALTERNATIVE_NAME), Der.octets(Der.sequence(generalName(host))));
        return new TestIdentity(
                pair.getPrivate(), List.of(certificate(host, pair.getPublic(), names, from, until), certificate));
    }

    private static byte[] generalName(String host) {
        if (!host.matches("[0-9.]+|.*:.*")) {
            return Der.implicit(2, host.getBytes(US_ASCII));
        }
        try {
            return Der.implicit(7, InetAddress.getByName(host).getAddress());
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException("no IP address: " + host, malformed);
        }
    }

    private X509Certificate certificate(String subject, PublicKey key, byte[] extension, Instant from, Instant until) {
        byte[] content = Der.sequence(
                Der.tagged(0, Der.integer(BigInteger.TWO)), // version 3
                Der.integer(BigInteger.valueOf(serial.incrementAndGet())),
                ECDSA_WITH_SHA256,
                commonName(name),
                Der.sequence(Der.utcTime(from), Der.utcTime(until)),
                commonName(subject),
                key.getEncoded(),
                Der.tagged(3, Der.sequence(extension)));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(content);
            byte[] signed = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(signed));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] commonName(String name) {
        return Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.utf8(name))));
    }

    private static KeyPair keys(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
