package dev.veriport.internal.setup;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.internal.call.AnswerVault;
import dev.veriport.internal.call.Pacer;
import dev.veriport.internal.routing.Instance;
import dev.veriport.internal.routing.Router;
import dev.veriport.internal.routing.WorkflowTokens;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.StoredResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The instances of one Veriport that are open. Thread-safe. */
public final class OpenInstances {
    private final SharedServices shared;
    private final OpenResources opened;
    /** By the name, and by each earlier name. */
    private final Map<ProviderId, OpenInstance> byName = new ConcurrentHashMap<>();

    private record OpenInstance(OpenRuntime runtime, VendorAdapter adapter, PlannedInstance planned) {}

    /** @param opened closes what the instances opened */
    public OpenInstances(SharedServices shared, OpenResources opened) {
        this.shared = shared;
        this.opened = opened;
    }

    /** Opens them in the order of the configuration. A runtime is with the resources before its adapter opens anything. */
    public List<Instance> open(ResolvedConfiguration resolved) {
        List<Instance> instances = new ArrayList<>();
        Map<String, Pacer> pacers = new HashMap<>(); // by the account
        resolved.instances().forEach((id, planned) -> {
            InstanceSettings settings = planned.settings(resolved.limits());
            Pacer pacer = pacers.computeIfAbsent(
                    settings.account().id(), unseen -> resolved.limits().pacer(settings.account(), shared.ticker()));
            OpenRuntime runtime = opened.add(new OpenRuntime(settings, shared, pacer));
            VendorAdapter adapter = planned.open(runtime);
            OpenInstance instance = new OpenInstance(runtime, adapter, planned);
            byName.put(id, instance);
            planned.formerly().forEach(name -> byName.put(name, instance));
            instances.add(planned.instance(adapter.provider(), runtime));
        });
        return instances;
    }

    /** What is known of an instance while it is open; empty for one that is not, or not yet. */
    public Optional<OpenRuntime> find(ProviderId id) {
        return Optional.ofNullable(byName.get(id)).map(OpenInstance::runtime);
    }

    /** @throws VeriportException {@link ErrorCode#CONFIGURATION} when the instance is not open */
    public OpenRuntime runtime(ProviderId id) {
        return instance(id).runtime();
    }

    /**
     * An instance's tokens, within its vendor's policies.
     *
     * @throws VeriportException {@link ErrorCode#CONFIGURATION} when the instance is not open, {@link ErrorCode#UNSUPPORTED}
     *     when it has no tokens
     */
    public TokenIssuer tokens(ProviderId id) {
        OpenInstance instance = instance(id);
        TokenIssuer tokens = instance.adapter()
                .tokens()
                .orElseThrow(() -> VeriportException.notSent(ErrorCode.UNSUPPORTED, id + " has no tokens")
                        .provider(id)
                        .build());
        return new WorkflowTokens(tokens, instance.planned().workflows());
    }

    /**
     * Reads a stored answer again; nothing is sent.
     *
     * @throws VeriportException {@link ErrorCode#CONFIGURATION} when the instance is not open, {@link ErrorCode#NOT_FOUND} when
     *     there is no answer or its verification was erased, and what the answer says
     */
    public VerificationResult replay(VaultKey key) {
        OpenInstance instance = instance(key.provider());
        StoredResponse stored = shared.stores()
                .vault()
                .find(key)
                .orElseThrow(() -> VeriportException.notSent(
                                ErrorCode.NOT_FOUND,
                                "the vault has no such answer, or it was erased: see veriport vault list")
                        .provider(key.provider())
                        .build());
        return new AnswerVault(
                        key.provider(),
                        instance.runtime().names(),
                        shared.stores().vault(),
                        shared.listener())
                .assign(key, instance.planned().read(stored));
    }

    /** What an operator does to erase a verification where the instance's vendor has no API for it. */
    public String manualErasure(ProviderId id) {
        return instance(id).planned().manualErasure();
    }

    private OpenInstance instance(ProviderId id) {
        OpenInstance instance = byName.get(id);
        if (instance == null) {
            throw Router.notOpen(id);
        }
        return instance;
    }
}
