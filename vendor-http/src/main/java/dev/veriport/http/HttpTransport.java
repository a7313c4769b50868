package dev.veriport.http;

import dev.veriport.http.NonLoggingExecutor.RedactedRequestParts;
import dev.veriport.time.Deadline;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * HttpClient without its defaults: those repeat a POST on 503, follow redirects and sleep as long as a server says.
 * There are two clients. One has a connection pool and sends only requests that are safe to repeat, because the server
 * may have closed a pooled connection. The other opens a connection for each request. Thread-safe.
 */
final class HttpTransport implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Timeout IDLE = Timeout.ofSeconds(30);

    /**
     * The retry semantics whose operations share the pool: read, repeatable and keyed. Each has a bulkhead of its own, and the pool is
     * large enough for all of them.
     */
    private static final int POOLED_KINDS = 3;

    /** All retry semantics: tokens, creations and one-shot operations, and the pooled ones when a stale connection is replaced. */
    private static final int FRESH_KINDS = 5;

    private static final Http1Config HEAD_LIMITS = Http1Config.custom()
            .setMaxHeaderCount(100)
            .setMaxLineLength(16 * 1024)
            .build();

    private final CloseableHttpClient pooled;
    private final CloseableHttpClient fresh;
    private final BoundedDns dns;
    private final CallWatches watches;
    private final ClientIdentity client;

    HttpTransport(String vendor, HttpSettings settings, int connectionsOfAKind) {
        this.dns = new BoundedDns("veriport-" + vendor + "-dns");
        this.watches = new CallWatches("veriport-" + vendor + "-timer");
        this.client = settings.tls().client();
        TlsSocketStrategy tls =
                tls(settings, client); // one context: TLS sessions are resumed, which makes a new handshake cheap
        this.pooled = client(settings, tls, connectionsOfAKind * POOLED_KINDS).build();
        this.fresh = client(settings, tls, connectionsOfAKind * FRESH_KINDS)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .build();
    }

    private HttpClientBuilder client(HttpSettings settings, TlsSocketStrategy tls, int connections) {
        HttpClientBuilder builder = HttpClients.custom()
                .setConnectionManager(connections(tls, connections).build())
                .setRequestExecutor(new NonLoggingExecutor(settings.proxy().flatMap(ProxySettings::authorization)))
                .setUserAgent("veriport")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState();
        settings.proxy().ifPresent(proxy -> builder.setProxy(proxy.host()));
        return builder;
    }

    private PoolingHttpClientConnectionManagerBuilder connections(TlsSocketStrategy tls, int atMost) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(dns)
                .setMaxConnTotal(atMost)
                .setMaxConnPerRoute(atMost)
                .setDefaultSocketConfig(
                        SocketConfig.custom().setTcpNoDelay(true).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT))
                        .setSocketTimeout(Timeout.of(CONNECT)) // of the TLS handshake; each request sets its own
                        .setIdleTimeout(IDLE)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .setConnectionFactory(HttpTransport::connection)
                .setTlsSocketStrategy(tls);
    }

    private static TlsSocketStrategy tls(HttpSettings settings, ClientIdentity client) {
        return ClientTlsStrategyBuilder.create()
                .setSslContext(settings.tls().context(client))
                .setTlsVersions(TLS.V_1_3, TLS.V_1_2)
                .buildClassic();
    }

    private static ManagedHttpClientConnection connection(@Nullable Socket socket) throws IOException {
        NonLoggingConnection connection = new NonLoggingConnection(HEAD_LIMITS);
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    /** One exchange: its context, its watch, and the parts that must not be logged. */
    record Exchange(HttpClientContext context, CallWatches watches, CallWatch watch, RedactedRequestParts redacted)
            implements AutoCloseable {
        @Override
        public void close() {
            watches.end(watch);
        }
    }

    Exchange begin(HttpUriRequestBase request, RedactedRequestParts redacted, Deadline deadline) {
        long remaining = deadline.remaining().toMillis();
        request.setConfig(RequestConfig.custom()
                // nine tenths: when no connection becomes free, report RATE_LIMITED and not TIMEOUT
                .setConnectionRequestTimeout(atLeastOneMilli(remaining * 9 / 10))
                .setResponseTimeout(atLeastOneMilli(remaining))
                .setExpectContinueEnabled(false)
                .build());
        HttpClientContext context = HttpClientContext.create();
        redacted.within(context);
        return new Exchange(context, watches, watches.begin(deadline, request), redacted);
    }

    /** At least 1 ms, because zero means no timeout to HttpClient. */
    private static Timeout atLeastOneMilli(long millis) {
        return Timeout.ofMilliseconds(Math.max(1, millis));
    }

    ClassicHttpResponse send(HttpUriRequestBase request, Exchange exchange, Deadline deadline, boolean onFresh)
            throws IOException {
        dns.until(deadline);
        client.forget();
        try {
            return (onFresh ? fresh : pooled).executeOpen(null, request, exchange.context());
        } finally {
            dns.done();
            exchange.redacted().certificateRequested(client.wasRequested());
            client.forget();
        }
    }

    @Override
    public void close() {
        pooled.close(CloseMode.IMMEDIATE);
        fresh.close(CloseMode.IMMEDIATE);
        watches.close();
        dns.close();
    }
}
