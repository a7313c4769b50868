package dev.veriport.internal.setup;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.internal.routing.Instance;
import dev.veriport.internal.routing.Router;
import dev.veriport.internal.routing.WorkflowTokens;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.StoredResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The instances of one Veriport that are open. Thread-safe. */
public final class OpenVendors {
    private final SharedServices shared;
    private final OpenResources opened;
    private final Map<ProviderId, OpenVendor> vendors = new ConcurrentHashMap<>();

    private record OpenVendor(OpenRuntime runtime, VendorAdapter adapter, PlannedInstance planned) {}

    /** @param opened closes what the vendors opened */
    public OpenVendors(SharedServices shared, OpenResources opened) {
        this.shared = shared;
        this.opened = opened;
    }

    /** Opens them in the order of the configuration. A runtime is with the resources before its vendor opens anything. */
    public List<Instance> open(ResolvedConfiguration resolved) {
        List<Instance> instances = new ArrayList<>();
        resolved.instances().forEach((id, planned) -> {
            VendorLimits limits = new VendorLimits(
                    resolved.dailyLimits(planned), planned.limits().connections());
            OpenRuntime runtime = opened.add(new OpenRuntime(id, planned.account(), shared, limits, planned::declares));
            VendorAdapter adapter = planned.open(runtime);
            vendors.put(id, new OpenVendor(runtime, adapter, planned));
            instances.add(planned.instance(adapter.provider()));
        });
        return instances;
    }

    /** What is known of a vendor while it is open; empty for a vendor that is not, or not yet. */
    public Optional<OpenRuntime> find(ProviderId id) {
        return Optional.ofNullable(vendors.get(id)).map(OpenVendor::runtime);
    }

    /** @throws VeriportException {@link ErrorCode#CONFIGURATION} when the vendor is not open */
    public OpenRuntime runtime(ProviderId id) {
        return vendor(id).runtime();
    }

    /**
     * An instance's tokens, within its vendor's policies.
     *
     * @throws VeriportException {@link ErrorCode#CONFIGURATION} when the vendor is not open, {@link ErrorCode#UNSUPPORTED}
     *     when it has no tokens
     */
    public TokenIssuer tokens(ProviderId id) {
        OpenVendor vendor = vendor(id);
        TokenIssuer tokens = vendor.adapter()
                .tokens()
                .orElseThrow(() -> VeriportException.notSent(ErrorCode.UNSUPPORTED, id + " has no tokens")
                        .provider(id)
                        .build());
        return new WorkflowTokens(tokens, vendor.planned().workflows());
    }

    /**
     * Reads a stored answer of a vendor; nothing is sent.
     *
     * @throws VeriportException {@link ErrorCode#CONFIGURATION} when the vendor is not open, and what the answer says
     */
    public VerificationResult read(ProviderId id, StoredResponse answer) {
        return vendor(id).planned().read(answer);
    }

    private OpenVendor vendor(ProviderId id) {
        OpenVendor vendor = vendors.get(id);
        if (vendor == null) {
            throw Router.notOpen(id);
        }
        return vendor;
    }
}
