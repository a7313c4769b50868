package dev.veriport.http;

import dev.veriport.http.UntrustedCertificateException.Fault;
import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's own checks of a server's certificate, unchanged. A refusal is reported with its reason and issuer.
 * Thread-safe.
 */
final class CertificateChecks extends X509ExtendedTrustManager {
    private static final int MAX_DEPTH = 10;

    private final X509ExtendedTrustManager checks;

    CertificateChecks(X509ExtendedTrustManager checks) {
        this.checks = checks;
    }

    /** One of the JDK's checks; they differ in what they know of the connection. */
    @FunctionalInterface
    private interface Check {
        void run() throws CertificateException;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        SSLSession session = socket instanceof SSLSocket tls ? tls.getHandshakeSession() : null;
        check(chain, session, () -> checks.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, engine.getHandshakeSession(), () -> checks.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, null, () -> checks.checkServerTrusted(chain, type));
    }

    private static void check(X509Certificate[] chain, @Nullable SSLSession session, Check check)
            throws CertificateException {
        try {
            check.run();
        } catch (CertificateException refused) {
            throw new UntrustedCertificateException(fault(chain[0], session, refused), chain, refused);
        }
    }

    private static Fault fault(
            X509Certificate certificate, @Nullable SSLSession session, CertificateException refused) {
        Throwable cause = refused;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (cause instanceof CertPathBuilderException) {
                return Fault.UNKNOWN_AUTHORITY;
            }
            if (cause instanceof CertPathValidatorException invalid) {
                return fault(invalid.getReason());
            }
            cause = cause.getCause();
        }
        return isForAnotherHost(certificate, session) ? Fault.OTHER_HOST : Fault.UNFIT;
    }

    private static Fault fault(CertPathValidatorException.Reason reason) {
        if (reason == BasicReason.EXPIRED) {
            return Fault.EXPIRED;
        }
        if (reason == BasicReason.NOT_YET_VALID) {
            return Fault.NOT_YET_VALID;
        }
        // INVALID_SIGNATURE: an authority of that name is trusted, but with another key
        boolean unknown = reason == PKIXReason.NO_TRUST_ANCHOR || reason == BasicReason.INVALID_SIGNATURE;
        return unknown ? Fault.UNKNOWN_AUTHORITY : Fault.UNFIT;
    }

    private static boolean isForAnotherHost(X509Certificate certificate, @Nullable SSLSession session) {
        if (session == null || session.getPeerHost() == null) {
            return false;
        }
        try {
            new DefaultHostnameVerifier().verify(session.getPeerHost(), certificate);
            return false;
        } catch (SSLException mismatch) {
            return true;
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checks.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checks.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        checks.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return checks.getAcceptedIssuers();
    }
}
