package dev.veriport.http;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * What a failed TLS handshake is told as. The JDK names a received alert, and what it could not read, in the text of its
 * exception alone, in English whatever the locale.
 */
final class TlsFailures {
    private static final int DEEPEST = 10;
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z_]+)");

    /** What a server says of a client's certificate (RFC 8446, 6.2); a server's own is judged here, not there. */
    private static final Set<String> ON_CLIENT_CERTIFICATE = Set.of(
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "unknown_ca",
            "certificate_required",
            "access_denied");

    private final KeyNames keys;
    private final boolean hasIdentity;

    /** @param hasIdentity whether there is a client certificate to show */
    TlsFailures(KeyNames keys, boolean hasIdentity) {
        this.keys = keys;
        this.hasIdentity = hasIdentity;
    }

    /**
     * Of a failure before anything was sent; nothing where it is none of TLS.
     *
     * @param asked whether the server asked for our certificate
     */
    Optional<String> words(Throwable failure, boolean asked) {
        UntrustedCertificateException untrusted = find(UntrustedCertificateException.class, failure);
        if (untrusted != null) {
            return Optional.of(words(untrusted));
        }
        if (find(SSLPeerUnverifiedException.class, failure) != null) {
            return Optional.of(otherHost());
        }
        SSLException tls = find(SSLException.class, failure);
        if (tls == null) {
            return Optional.empty();
        }
        String text = String.valueOf(tls.getMessage());
        boolean refusedWithoutAWord = asked && alert(text).equals("handshake_failure");
        return Optional.of(
                refusedWithoutAWord
                        ? onClientCertificate()
                        : wordsOnClientCertificate(failure).orElseGet(() -> words(text)));
    }

    /**
     * Under TLS 1.3 a client has sent its request before it is told that its certificate is refused, so this is asked of
     * later failures too.
     */
    Optional<String> wordsOnClientCertificate(Throwable failure) {
        SSLException tls = find(SSLException.class, failure);
        return tls != null && ON_CLIENT_CERTIFICATE.contains(alert(String.valueOf(tls.getMessage())))
                ? Optional.of(onClientCertificate())
                : Optional.empty();
    }

    private String onClientCertificate() {
        return hasIdentity
                ? "the server refuses our client certificate: check " + keys.keyStore()
                : "the server wants a client certificate: set " + keys.keyStore();
    }

    private String words(UntrustedCertificateException untrusted) {
        String issued = "the server's certificate, issued by \"" + untrusted.issuer() + "\", ";
        return switch (untrusted.fault()) {
            case UNKNOWN_AUTHORITY ->
                issued + "comes from no authority that is trusted: if it is right, set " + keys.trustStore()
                        + " to a file with the authority's certificate";
            case OTHER_HOST -> otherHost();
            case EXPIRED ->
                issued + "has expired: whoever runs the server must renew it; check this machine's clock too";
            case NOT_YET_VALID -> issued + "is not valid yet: check this machine's clock";
            case UNFIT ->
                issued + "is refused for its algorithm, key or purpose: whoever runs the server needs another";
        };
    }

    private String otherHost() {
        return "the server's certificate is for another host: check " + keys.baseUrl();
    }

    private String words(String text) {
        String alert = alert(text);
        if (alert.equals("protocol_version") || text.contains("protocol version")) {
            return "the server speaks no TLS version from 1.2 on: whoever runs it must update it";
        }
        if (alert.equals("unrecognized_name")) {
            return "the server knows no such host: check " + keys.baseUrl();
        }
        if (alert.equals("handshake_failure") || alert.equals("insufficient_security")) {
            return "the server refused the TLS handshake: it wants ciphers that are not safe, or is not what it should be;"
                    + " check " + keys.baseUrl();
        }
        if (text.contains("unrecognized SSL message") || text.contains("plaintext connection")) {
            return "the server answered in plain text where TLS was expected: check " + keys.baseUrl();
        }
        return "the TLS handshake failed: something on the way may forbid it, check " + keys.baseUrl() + ", "
                + keys.proxy() + " and firewall";
    }

    private static String alert(String text) {
        Matcher alert = ALERT.matcher(text);
        return alert.find() ? alert.group(1) : "";
    }

    private static <T extends Throwable> @Nullable T find(Class<T> type, Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
