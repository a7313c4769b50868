package dev.veriport.http;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;

/** Why a server's certificate was refused. */
final class UntrustedCertificateException extends CertificateException {
    private static final int MAX_NAME_LENGTH = 100;

    enum Fault {
        /** Its chain does not end at a trusted authority. */
        UNKNOWN_AUTHORITY,
        OTHER_HOST,
        EXPIRED,
        NOT_YET_VALID,
        /** The JDK does not accept its algorithm, key or purpose. */
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

    /** The issuer of the chain's last certificate, at most 100 characters, with unsafe characters replaced. */
    String issuer() {
        return issuer;
    }

    /** Replaces unsafe characters, because the server's certificate can contain any name. */
    private static String printable(X500Principal name) {
        String text = name.getName(X500Principal.RFC2253);
        String shortened = text.length() > MAX_NAME_LENGTH ? text.substring(0, MAX_NAME_LENGTH) + "..." : text;
        return shortened.replaceAll("[^A-Za-z0-9 .,=()&/+_-]", "?");
    }
}
