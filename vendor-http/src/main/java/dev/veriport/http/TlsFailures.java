package dev.veriport.http;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Explains a failed TLS handshake and names the setting to check. The JDK gives a received alert only in its
 * exception's text, which is English in every locale. Immutable, thread-safe.
 */
final class TlsFailures {
    private static final int MAX_DEPTH = 10;
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z_]+)");

    /** The alerts by which a server refuses the client's certificate (RFC 8446, 6.2). */
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

    /** @param hasIdentity whether a client certificate is configured */
    TlsFailures(KeyNames keys, boolean hasIdentity) {
        this.keys = keys;
        this.hasIdentity = hasIdentity;
    }

    /**
     * Explains a failure before the request was sent.
     *
     * @param requested whether the server requested our certificate
     * @return empty when the failure is not one of TLS
     */
    Optional<String> words(Throwable failure, boolean requested) {
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
        boolean requiresCertificate = requested && alert(text).equals("handshake_failure");
        return Optional.of(
                requiresCertificate
                        ? onClientCertificate()
                        : wordsOnClientCertificate(failure).orElseGet(() -> words(text)));
    }

    /**
     * Explains a refused client certificate. Under TLS 1.3 the refusal arrives after the request was sent, so this is
     * also called for later failures.
     */
    Optional<String> wordsOnClientCertificate(Throwable failure) {
        SSLException tls = find(SSLException.class, failure);
        return tls != null && ON_CLIENT_CERTIFICATE.contains(alert(String.valueOf(tls.getMessage())))
                ? Optional.of(onClientCertificate())
                : Optional.empty();
    }

    private String onClientCertificate() {
        return hasIdentity
                ? "the server refused the client certificate: check " + keys.keyStore()
                : "the server requires a client certificate: set " + keys.keyStore();
    }

    private String words(UntrustedCertificateException untrusted) {
        String issued = "the server's certificate, issued by \"" + untrusted.issuer() + "\", ";
        return switch (untrusted.fault()) {
            case UNKNOWN_AUTHORITY ->
                issued + "has no trusted authority: if the server is the right one, set " + keys.trustStore()
                        + " to a file with the authority's certificate";
            case OTHER_HOST -> otherHost();
            case EXPIRED ->
                issued + "has expired: check this machine's clock, then ask the server's operator to renew it";
            case NOT_YET_VALID -> issued + "is not valid yet: check this machine's clock";
            case UNFIT ->
                issued + "was refused for its algorithm, key or purpose: ask the server's operator to replace it";
        };
    }

    private String otherHost() {
        return "the server's certificate is for another host: check " + keys.baseUrl();
    }

    private String words(String text) {
        String alert = alert(text);
        if (alert.equals("protocol_version") || text.contains("protocol version")) {
            return "the server supports neither TLS 1.2 nor 1.3: ask its operator to update it";
        }
        if (alert.equals("unrecognized_name")) {
            return "the server does not serve this host name: check " + keys.baseUrl();
        }
        if (alert.equals("handshake_failure") || alert.equals("insufficient_security")) {
            return "the server refused the TLS handshake: it may require unsafe ciphers, or be the wrong server; check "
                    + keys.baseUrl();
        }
        if (text.contains("unrecognized SSL message") || text.contains("plaintext connection")) {
            return "the server answered in plain text instead of TLS: check " + keys.baseUrl();
        }
        return "the TLS handshake failed: a proxy or firewall may block it; check " + keys.baseUrl() + ", "
                + keys.proxy() + " and firewall";
    }

    private static String alert(String text) {
        Matcher alert = ALERT.matcher(text);
        return alert.find() ? alert.group(1) : "";
    }

    private static <T extends Throwable> @Nullable T find(Class<T> type, Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
