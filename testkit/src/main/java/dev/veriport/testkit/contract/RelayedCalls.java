package dev.veriport.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.Veriport;
import dev.veriport.spi.Operation;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.fault.RelayedAnswer;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.testkit.vendor.StagedOperation;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Veriport of its own, and the server between it and the fake. Waits between attempts take no time; the clock advances one
 * second at each reading, so that two attempts are made at two times.
 */
final class RelayedCalls implements AutoCloseable {
    private static final int MOST_ATTEMPTS = 9;

    private final OpenAdapter adapter;
    private final URI vendor;
    private final FaultServer relay;
    private final Map<RelayedAnswer, Integer> numbers = new ConcurrentHashMap<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final Veriport veriport;
    private final int earlier;

    /** @param vendor the fake's URL */
    RelayedCalls(OpenAdapter adapter, URI vendor) {
        this.adapter = adapter;
        this.vendor = vendor;
        this.relay = FaultServer.before(vendor, answer -> requestId(idOf(number(answer))));
        this.earlier = adapter.vendor().calls().size();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        Map<String, String> settings = settingsAt(adapter.vendor().settings(), relay.baseUrl());
        try {
            this.veriport = adapter.builder(settings)
                    .ticker(MutableTicker.skippingPauses())
                    .clock(() -> now.getAndUpdate(moment -> moment.plusSeconds(1)))
                    .build();
        } catch (Throwable notOpened) {
            relay.close();
            throw notOpened;
        }
    }

    /**
     * A fake's settings with another URL in place of its own. Several hosts of an API can be at the fake's one URL. A host of files
     * at the fake's port is allowed at the other port too, where a fake that takes the port from the request has its files.
     */
    static Map<String, String> settingsAt(Map<String, String> ofFake, URI url) {
        Map<String, String> settings = new HashMap<>(ofFake);
        String own = settings.getOrDefault(OpenAdapter.BASE_URL, "");
        settings.replaceAll((name, value) -> value.equals(own) ? url.toString() : value);
        settings.put(OpenAdapter.BASE_URL, url.toString());
        settings.computeIfPresent(
                OpenAdapter.FILES_HOSTS,
                (name, hosts) -> hostsAt(hosts, URI.create(own).getPort(), url.getPort()));
        return settings;
    }

    private static String hostsAt(String hosts, int ownPort, int otherPort) {
        String own = ":" + ownPort;
        Stream<String> others = Stream.of(hosts.split(","))
                .filter(host -> otherPort > 0 && host.endsWith(own))
                .map(host -> host.replace(own, ":" + otherPort));
        return Stream.concat(Stream.of(hosts), others).collect(Collectors.joining(","));
    }

    private int number(RelayedAnswer answer) {
        return numbers.computeIfAbsent(answer, unused -> answers.incrementAndGet());
    }

    private static String idOf(int number) {
        return "contract-request-" + number;
    }

    private Map<String, String> requestId(String id) {
        return Map.of(adapter.fake().requestIdHeader(), id);
    }

    URI vendor() {
        return vendor;
    }

    FaultServer relay() {
        return relay;
    }

    Veriport veriport() {
        return veriport;
    }

    /** The vendor's ids of its answers so far, in their order. Answers with tokens are left out: they belong to no result. */
    List<String> requestIds() {
        return numbers.entrySet().stream()
                .filter(answer -> !isOfToken(answer.getKey().requestLine()))
                .map(Map.Entry::getValue)
                .sorted()
                .map(RelayedCalls::idOf)
                .toList();
    }

    private boolean isOfToken(String requestLine) {
        return adapter.staged().stream()
                .filter(operation -> operation.isRequest(requestLine))
                .anyMatch(operation -> adapter.declared(operation) instanceof Operation.Token);
    }

    /** Answers each request of the operation with this status, broken JSON, and an id of its own. */
    void fail(StagedOperation operation, int status) {
        for (int attempt = MOST_ATTEMPTS; attempt > 0; attempt--) {
            Map<String, String> headers = new HashMap<>(requestId("contract-failure-" + attempt));
            headers.put("Content-Type", "application/json");
            relay.failOnce(operation.request(), Fault.respond(status, headers, "{".getBytes(UTF_8)));
        }
    }

    /** The vendor's id of the latest request that {@link #fail} answered. */
    String latestFailure(StagedOperation operation) {
        return "contract-failure-"
                + relay.requestLines().stream().filter(operation::isRequest).count();
    }

    /** The requests of the operation that the fake has received since this was opened. */
    List<RecordedRequest> received(StagedOperation operation) {
        List<RecordedRequest> calls = adapter.vendor().calls();
        return calls.subList(earlier, calls.size()).stream()
                .filter(call -> operation.isRequest(lineOf(call)))
                .toList();
    }

    /** The statuses that the fake answered to these requests with. */
    List<Integer> statuses(StagedOperation operation) {
        return relay.relayed().stream()
                .filter(answer -> operation.isRequest(answer.requestLine()))
                .map(RelayedAnswer::status)
                .toList();
    }

    private static String lineOf(RecordedRequest call) {
        String query = call.rawQuery() == null ? "" : "?" + call.rawQuery();
        return call.method() + " " + call.path() + query + " HTTP/1.1";
    }

    @Override
    public void close() {
        try {
            veriport.close();
        } finally {
            relay.close();
        }
    }
}
