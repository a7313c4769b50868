package dev.veriport.http;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.http.HttpTransport.Exchange;
import dev.veriport.http.image.UnreadableImageException;
import dev.veriport.time.Deadline;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.jspecify.annotations.Nullable;

/** Explains a failed exchange: whether the request was sent, the cause, and the setting to check. Thread-safe. */
final class TransportFailures {
    private final Optional<ProxySettings> proxy;
    private final TlsFailures tls;
    private final KeyNames keys;

    TransportFailures(HttpSettings settings) {
        this.proxy = settings.proxy();
        this.keys = settings.keys();
        this.tls = new TlsFailures(keys, settings.tls().identity().isPresent());
    }

    VeriportException of(Exception failure, Exchange exchange, Deadline deadline) {
        Phase phase = exchange.redacted().sent() ? Phase.SENT_UNKNOWN : Phase.NOT_SENT;
        CallWatch.@Nullable End ended = exchange.watch().ended();
        if (ended == CallWatch.End.INTERRUPT || Thread.currentThread().isInterrupted()) {
            Thread.currentThread().interrupt();
            return failed(ErrorCode.INTERRUPTED, "interrupted while calling the vendor", phase);
        }
        if (failure instanceof UnreadableResponseException unreadable) {
            return unreadable.toVeriportException();
        }
        if (failure instanceof UnreadableImageException) {
            return failed(
                    ErrorCode.INVALID_REQUEST,
                    "an image could not be read while it was being sent: check its source",
                    phase);
        }
        if (failure instanceof ConnectionRequestTimeoutException) {
            return failed(ErrorCode.RATE_LIMITED, "every connection is in use: raise max-connections", phase);
        }
        if (ended == CallWatch.End.DEADLINE || deadline.isOver() || isTimeout(failure)) {
            return failed(ErrorCode.TIMEOUT, timeout(exchange), phase);
        }
        if (failure instanceof MessageConstraintException) {
            return failed(
                    ErrorCode.MALFORMED_RESPONSE, "the response headers are too large: report it to the vendor", phase);
        }
        return phase == Phase.NOT_SENT ? notSent(failure, exchange) : broken(failure);
    }

    private String timeout(Exchange exchange) {
        return proxy.filter(settings -> exchange.redacted().atProxy())
                .map(settings -> "the proxy " + settings.address() + " opened no tunnel within the deadline: check "
                        + keys.proxy() + ", or try again")
                .orElse("no answer within the deadline: try again");
    }

    /** Nothing was sent or received, so the cause contains no data of the request or response. */
    private VeriportException notSent(Exception failure, Exchange exchange) {
        return VeriportException.of(
                        ErrorCode.UNAVAILABLE,
                        notSentMessage(failure, exchange.redacted().certificateRequested()))
                .phase(Phase.NOT_SENT)
                .cause(failure)
                .build();
    }

    private String notSentMessage(Exception failure, boolean certificateRequested) {
        if (failure instanceof ProxyFailedException refusal && proxy.isPresent()) {
            return proxyMessage(proxy.get(), refusal.status());
        }
        boolean unresolved = failure instanceof UnknownHostException;
        if (isOnTheFirstHop(failure) && proxy.isPresent()) {
            String address = proxy.get().address();
            return unresolved
                    ? "the host name of the proxy " + address + " cannot be resolved: check " + keys.proxy()
                    : "no connection to the proxy " + address + ": check " + keys.proxy() + " and firewall";
        }
        String words = tls.words(failure, certificateRequested)
                .orElse(
                        unresolved
                                ? "the host name cannot be resolved: check " + keys.baseUrl()
                                : "no connection to the vendor: check " + keys.baseUrl() + ", " + keys.proxy()
                                        + " and firewall, or try again later");
        return proxy.map(between -> words + " (through the proxy " + between.address() + ")")
                .orElse(words);
    }

    private String proxyMessage(ProxySettings settings, int status) {
        String proxyName = "the proxy " + settings.address();
        return switch (status) {
            case 0 -> proxyName + " closed the connection or did not answer in HTTP: check " + keys.proxy();
            case 407 ->
                settings.authorization().isPresent()
                        ? proxyName + " answered 407 and refused the user: check " + keys.proxyUser() + " and "
                                + keys.proxyPassword()
                        : proxyName + " answered 407 and requires a user: set " + keys.proxyUser() + " and "
                                + keys.proxyPassword();
            default -> proxyName + " answered " + status + " and opened no tunnel: ask the proxy's operator";
        };
    }

    private VeriportException broken(Exception failure) {
        Optional<String> words = tls.wordsOnClientCertificate(failure);
        VeriportException.Builder broken = VeriportException.of(
                        ErrorCode.UNAVAILABLE, words.orElse("the connection closed before the whole response arrived"))
                .phase(Phase.SENT_UNKNOWN);
        return words.isPresent() ? broken.cause(failure).build() : broken.build();
    }

    private static boolean isOnTheFirstHop(Exception failure) {
        return failure instanceof UnknownHostException
                || failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof NoRouteToHostException;
    }

    private static boolean isTimeout(Exception failure) {
        return failure instanceof SocketTimeoutException && !(failure instanceof ConnectTimeoutException);
    }

    private static VeriportException failed(ErrorCode code, String message, Phase phase) {
        return VeriportException.of(code, message).phase(phase).build();
    }
}
