package dev.veriport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Calls;
import dev.veriport.fakes.EventLog;
import dev.veriport.fakes.ReachableStore;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Decision;
import dev.veriport.model.Erasure;
import dev.veriport.model.Erasure.State;
import dev.veriport.model.ErasureReceipt;
import dev.veriport.model.Finality;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.StoredResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An application with two vendors whose answers can be got once, and what it keeps of them. */
final class OneShotVendors implements AutoCloseable {
    static final String CANARY = "Carla Canary";
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Operation.OneShot REDEEM = new Operation.OneShot("redeem", Role.SESSION);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** The store for {@code open("shared")}. */
    final ReachableStore shared = new ReachableStore();

    final EventLog events = new EventLog();
    final Map<String, String> settings = new HashMap<>();
    final Set<Capability> offered = EnumSet.allOf(Capability.class);
    private final Map<String, OneShotVendor> vendors = new ConcurrentHashMap<>();

    /** A vendor whose answers can be got once. */
    static final class OneShotVendor implements IdentityProvider {
        private final ProviderRuntime runtime;
        private final Capabilities capabilities;
        private final Map<String, Erasure> erasures = new ConcurrentHashMap<>();
        final AtomicInteger sent = new AtomicInteger();
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch answering = new CountDownLatch(1);
        Optional<RuntimeException> failure = Optional.empty();
        boolean slow;

        OneShotVendor(ProviderRuntime runtime, Set<Capability> offered) {
            this.runtime = runtime;
            this.capabilities = Capabilities.of(offered, Set.of());
        }

        VerificationId idOf(String reference) {
            return new VerificationId(id(), "v-" + reference);
        }

        static VaultKey keyOf(String vendor, String reference) {
            return VaultKey.of(new ProviderId(vendor), reference);
        }

        @Override
        public ProviderId id() {
            return runtime.provider();
        }

        @Override
        public Capabilities capabilities() {
            return capabilities;
        }

        @Override
        public VerificationSession start(VerificationRequest request) {
            throw new IllegalStateException("no test starts");
        }

        @Override
        public VerificationResult complete(SessionRef session, ReturnedParameters back) {
            return Calls.redeem(
                    runtime.calls(),
                    REDEEM,
                    keyOf(session.provider().value(), session.reference())
                            .claiming("code", session.state("code").orElse(session.reference())),
                    runtime.deadline(TIMEOUT),
                    TIMEOUT,
                    own -> () -> this::answer,
                    answer -> VerificationResult.builder(id(), Decision.APPROVED, Finality.FINAL)
                            .id(idOf(session.reference()).value())
                            .build());
        }

        private StoredResponse answer() {
            sent.incrementAndGet();
            asked.countDown();
            try {
                if (slow && !answering.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("no test lets it answer");
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
            return new StoredResponse(200, CANARY.getBytes(UTF_8));
        }

        @Override
        public Erasure erase(VerificationId verification) {
            failure.ifPresent(down -> {
                throw down;
            });
            Erasure known = erasures.get(verification.value());
            if (known == null) {
                throw notFound();
            }
            return known;
        }

        /** Nothing is found by its id at this vendor. */
        @Override
        public VerificationResult find(VerificationId verification) {
            throw notFound();
        }

        private static VeriportException notFound() {
            return VeriportException.of(ErrorCode.NOT_FOUND, "no such verification")
                    .build();
        }

        /** The signed delivery that a verification has ended; its body is the verification's id. */
        @Override
        public Notification receive(InboundNotification raw) {
            return Notification.authenticated(
                    new VerificationId(id(), new String(raw.body(), UTF_8)),
                    Notification.Kind.COMPLETED,
                    Decision.APPROVED,
                    "event");
        }

        /** It will answer from now on as for an id that it never had. */
        void forget(VerificationId verification) {
            erasures.remove(verification.value());
        }

        /** It will answer so, when it is asked to erase. */
        void answering(Erasure erasure) {
            erasures.put(erasure.verification().value(), erasure);
        }
    }

    private ScriptedFactory factory(String vendor) {
        return new ScriptedFactory(
                vendor,
                (read, runtime) -> {
                    OneShotVendor opened = new OneShotVendor(runtime, offered);
                    vendors.put(runtime.provider().value(), opened);
                    return VendorAdapter.withoutTokens(opened);
                },
                Set.of(REDEEM));
    }

    /** @param store memory, or that of {@link #shared} */
    Veriport open(String store) {
        settings.putIfAbsent("veriport.provider", "alpha");
        settings.putIfAbsent("veriport.also-read", "beta");
        for (String instance : List.of("alpha", "beta")) {
            settings.putIfAbsent("veriport." + instance + ".client-id", "client");
            settings.putIfAbsent("veriport." + instance + ".client-secret", "secret");
        }
        settings.putAll(
                store.equals(ReachableStore.NAME) ? ReachableStore.settings() : Map.of("veriport.store", store));
        return open();
    }

    Veriport open() {
        return builder(settings).build();
    }

    Veriport.Builder builder(Map<String, String> written) {
        return Veriport.builder(ConfigSource.of(written))
                .environment(Map.of())
                .factory(factory("alpha"))
                .factory(factory("beta"))
                .storeFactory(shared)
                .clock(() -> NOW)
                .listener(events);
    }

    OneShotVendor vendor(String name) {
        OneShotVendor opened = vendors.get(name);
        assertThat(opened).isNotNull();
        return opened;
    }

    /** Completes a verification, whose answer the vault keeps from then on. */
    VerificationId completed(Veriport veriport, String vendor, String reference) {
        SessionRef session = SessionRef.of(new ProviderId(vendor), reference, Map.of());
        VerificationId id = veriport.identityProvider()
                .complete(session, ReturnedParameters.none())
                .id()
                .toOptional()
                .orElseThrow();
        vendor(id.provider().value()).answering(Erasure.done(id));
        assertThat(veriport.vault().find(OneShotVendor.keyOf(vendor, reference)))
                .hasValueSatisfying(
                        answer -> assertThat(new String(answer.body(), UTF_8)).isEqualTo(CANARY));
        return id;
    }

    static List<State> states(ErasureReceipt receipt) {
        return receipt.lines().stream().map(line -> line.atVendor().state()).toList();
    }

    static List<State> inVault(ErasureReceipt receipt) {
        return receipt.lines().stream().map(line -> line.inVault().state()).toList();
    }

    void vaultIsEmpty(Veriport veriport, String vendor, String reference) {
        assertThat(veriport.vault().find(OneShotVendor.keyOf(vendor, reference)))
                .isEmpty();
        assertThat(shared.vault().page("", 100).entries())
                .allSatisfy(entry -> assertThat(entry.kept()).isFalse());
    }

    static VeriportException failure(Veriport veriport, String vendor, String reference) {
        SessionRef session = SessionRef.of(new ProviderId(vendor), reference, Map.of());
        return catchThrowableOfType(
                VeriportException.class,
                () -> veriport.identityProvider().complete(session, ReturnedParameters.none()));
    }

    @Override
    public void close() {
        shared.close();
    }
}
