package dev.veriport.http;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;

/** Why a server's certificate was refused. */
final class UntrustedCertificateException extends CertificateException {
    private static final int LONGEST_NAME = 100;

    enum Fault {
        /** Its chain ends at nobody we trust. */
        UNKNOWN_AUTHORITY,
        OTHER_HOST,
        EXPIRED,
        NOT_YET_VALID,
        /** Its algorithm, key or purpose is not what the JDK accepts. */
        UNFIT
    }

    private final Fault fault;
    private final String issuer;

    UntrustedCertificateException(Fault fault, X509Certificate[] chain, CertificateException cause) {
        super("the server's certificate is refused: " + fault, cause);
        this.fault = fault;
        this.issuer = printable(chain[chain.length - 1].getIssuerX500Principal());
    }

    Fault fault() {
        return fault;
    }

    /** Who issued the last certificate of the chain: shortened, and without any character that could do more than be read. */
    String issuer() {
        return issuer;
    }

    /** A name is written by whoever made the certificate. */
    private static String printable(X500Principal name) {
        String text = name.getName(X500Principal.RFC2253);
        String shortened = text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "..." : text;
        return shortened.replaceAll("[^A-Za-z0-9 .,=()&/+_-]", "?");
    }
}
