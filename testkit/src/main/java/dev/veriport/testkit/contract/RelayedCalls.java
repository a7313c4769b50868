package dev.veriport.testkit.contract;

import dev.veriport.Veriport;
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
import java.util.concurrent.atomic.AtomicReference;

/**
 * A Veriport of its own, and the server between it and the fake. Waits between attempts take no time; the clock advances one
 * second at each reading, so that two attempts are made at two times.
 */
final class RelayedCalls implements AutoCloseable {
    /** The vendor's id of every request, in each answer that is relayed. */
    static final String REQUEST_ID = "contract-request-7";

    private final OpenAdapter adapter;
    private final URI vendor;
    private final FaultServer relay;
    private final Veriport veriport;
    private final int earlier;

    /** @param vendor the fake's URL */
    RelayedCalls(OpenAdapter adapter, URI vendor) {
        this.adapter = adapter;
        this.vendor = vendor;
        this.relay = FaultServer.before(vendor, Map.of(adapter.fake().requestIdHeader(), REQUEST_ID));
        this.earlier = adapter.vendor().calls().size();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        Map<String, String> settings = new HashMap<>(adapter.vendor().settings());
        settings.put(OpenAdapter.BASE_URL, relay.baseUrl().toString());
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

    URI vendor() {
        return vendor;
    }

    FaultServer relay() {
        return relay;
    }

    Veriport veriport() {
        return veriport;
    }

    /** The requests of the operation that the fake has received since this was opened. */
    List<RecordedRequest> received(StagedOperation operation) {
        List<RecordedRequest> calls = adapter.vendor().calls();
        return calls.subList(earlier, calls.size()).stream()
                .filter(call -> lineOf(call).startsWith(operation.request()))
                .toList();
    }

    /** The statuses that the fake answered to these requests with. */
    List<Integer> statuses(StagedOperation operation) {
        return relay.relayed().stream()
                .filter(answer -> answer.requestLine().startsWith(operation.request()))
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
