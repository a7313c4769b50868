package dev.veriport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.fakes.Caller;
import dev.veriport.fakes.Calls;
import dev.veriport.fakes.EventLog;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Decision;
import dev.veriport.model.Erasure;
import dev.veriport.model.Erasure.State;
import dev.veriport.model.ErasureReceipt;
import dev.veriport.model.Finality;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Erasure over all vendors and the vault, and its receipt. */
final class ErasureTest {
    private static final String CANARY = "Carla Canary";
    private static final Operation.OneShot REDEEM = new Operation.OneShot("redeem", Role.SESSION);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    private final EventLog events = new EventLog();
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, OneShotVendor> vendors = new ConcurrentHashMap<>();
    private Set<Capability> offered = EnumSet.allOf(Capability.class);

    /** A vendor whose answers can be got once. */
    private static final class OneShotVendor implements IdentityProvider {
        private final ProviderRuntime runtime;
        private final Capabilities capabilities;
        private final Map<String, Erasure> erasures = new ConcurrentHashMap<>();
        private final AtomicInteger sent = new AtomicInteger();
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answering = new CountDownLatch(1);
        private Optional<RuntimeException> failure = Optional.empty();
        private boolean slow;

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
                throw VeriportException.of(ErrorCode.NOT_FOUND, "no such verification")
                        .build();
            }
            return known;
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

    private Veriport open(String vault) {
        settings.putIfAbsent("veriport.provider", "alpha");
        settings.putIfAbsent("veriport.also-read", "beta");
        for (String instance : List.of("alpha", "beta")) {
            settings.putIfAbsent("veriport." + instance + ".client-id", "client");
            settings.putIfAbsent("veriport." + instance + ".client-secret", "secret");
        }
        settings.put("veriport.vault", vault);
        if (vault.equals("file")) {
            settings.put("veriport.vault.directory", directory.resolve("vault").toString());
            settings.put("veriport.vault.encryption-key", "a2V5IGZvciB0ZXN0cywgMzIgYnl0ZXMgbG9uZyEhISE=");
        }
        return open();
    }

    private Veriport open() {
        return Veriport.builder(ConfigSource.of(settings))
                .environment(Map.of())
                .factory(factory("alpha"))
                .factory(factory("beta"))
                .clock(() -> NOW)
                .listener(events)
                .build();
    }

    private OneShotVendor vendor(String name) {
        OneShotVendor opened = vendors.get(name);
        assertThat(opened).isNotNull();
        return opened;
    }

    /** Completes a verification, whose answer the vault keeps from then on. */
    private VerificationId completed(Veriport veriport, String vendor, String reference) {
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

    private static List<State> states(ErasureReceipt receipt) {
        return receipt.lines().stream().map(line -> line.atVendor().state()).toList();
    }

    private static List<State> inVault(ErasureReceipt receipt) {
        return receipt.lines().stream().map(line -> line.inVault().state()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "file"})
    @DisplayName("L10 with one of two vendors down the receipt has a line for each id; again later, the rest is erased")
    void oneVendorDown(String vault) throws IOException {
        try (Veriport veriport = open(vault)) {
            VerificationId atAlpha = completed(veriport, "alpha", "case-1");
            VerificationId atBeta = completed(veriport, "beta", "case-2");
            VerificationId mistyped = new VerificationId(new ProviderId("beta"), "v-case-22");
            vendor("alpha").failure = Optional.of(VeriportException.of(ErrorCode.UNAVAILABLE, "the vendor is down")
                    .build());
            List<VerificationId> all = List.of(atAlpha, atBeta, mistyped, atAlpha);

            ErasureReceipt first = veriport.erase(all);
            assertThat(first.lines())
                    .extracting(ErasureReceipt.Line::verification)
                    .containsExactly(atAlpha, atBeta, mistyped);
            assertThat(states(first)).containsExactly(State.FAILED, State.DONE, State.UNKNOWN);
            assertThat(first.firstCode()).contains("UNAVAILABLE");
            assertThat(inVault(first)).containsExactly(State.DONE, State.DONE, State.UNKNOWN);
            vaultIsEmpty(veriport, "alpha", "case-1");
            vaultIsEmpty(veriport, "beta", "case-2");

            vendor("alpha").failure = Optional.empty();
            ErasureReceipt again = veriport.erase(all);
            assertThat(states(again)).containsExactly(State.DONE, State.DONE, State.UNKNOWN);
            assertThat(inVault(again)).containsOnly(State.UNKNOWN);
            assertThat(again.firstCode()).isEmpty();
        }
    }

    private void vaultIsEmpty(Veriport veriport, String vendor, String reference) throws IOException {
        assertThat(veriport.vault().find(OneShotVendor.keyOf(vendor, reference)))
                .isEmpty();
        if (Files.exists(directory.resolve("vault"))) {
            try (Stream<Path> files = Files.list(directory.resolve("vault"))) {
                assertThat(files).allSatisfy(file -> assertThat(file).isEmptyFile());
            }
        }
    }

    @Test
    @DisplayName("L10 a receipt has its time and the number of erased answers, and each of its lines is an event")
    void reported() {
        try (Veriport veriport = open("memory")) {
            VerificationId atAlpha = completed(veriport, "alpha", "case-1");
            VerificationId mistyped = VerificationId.parse("beta:v-22");
            VerificationId nobodys = VerificationId.parse("gamma:v-1");
            ErasureReceipt receipt = veriport.erase(List.of(atAlpha, mistyped, nobodys));

            assertThat(receipt.madeAt()).isEqualTo(NOW);
            assertThat(receipt.lines())
                    .extracting(ErasureReceipt.Line::vaultAnswers)
                    .containsExactly(1, 0, 0);
            assertThat(events.of(VeriportEvent.ErasureReported.class))
                    .containsExactly(
                            new VeriportEvent.ErasureReported(
                                    atAlpha.provider(), atAlpha.value(), State.DONE, State.DONE),
                            new VeriportEvent.ErasureReported(
                                    mistyped.provider(), "v-22", State.UNKNOWN, State.UNKNOWN),
                            new VeriportEvent.ErasureReported(nobodys.provider(), "v-1", State.FAILED, State.UNKNOWN));
        }
    }

    @Test
    @DisplayName("L10 an erased answer is not redeemed again")
    void notRedeemedAgain() {
        try (Veriport veriport = open("memory")) {
            veriport.erase(List.of(completed(veriport, "alpha", "case-1")));

            SessionRef session = SessionRef.of(new ProviderId("alpha"), "case-1", Map.of());
            assertThat(catchThrowableOfType(
                                    VeriportException.class,
                                    () -> veriport.identityProvider().complete(session, ReturnedParameters.none()))
                            .code())
                    .isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        }
    }

    @Test
    @DisplayName(
            "L10 what the vendor says stands in the receipt: when it is due, whether it can be undone, what it covers")
    void asTheVendorSays() {
        try (Veriport veriport = open("memory")) {
            VerificationId id = completed(veriport, "alpha", "case-1");
            Erasure requested = Erasure.requested(id, Reported.of(Instant.parse("2026-04-01T00:00:00Z")))
                    .restorableUntilDue()
                    .ofWholePerson();
            vendor("alpha").answering(requested);

            assertThat(veriport.erase(List.of(id)).lines().get(0).atVendor()).isEqualTo(requested);
        }
    }

    @Test
    @DisplayName("L10 NOT_FOUND certifies an erasure only where the vendor says that it erased the verification")
    void saysErased() {
        try (Veriport veriport = open("memory")) {
            VerificationId id = new VerificationId(new ProviderId("alpha"), "v-1");
            assertThat(states(veriport.erase(List.of(id)))).containsExactly(State.UNKNOWN);

            vendor("alpha").failure = Optional.of(VeriportException.of(ErrorCode.NOT_FOUND, "erased")
                    .reason(ReasonCode.ERASED)
                    .build());
            assertThat(states(veriport.erase(List.of(id)))).containsExactly(State.DONE);
        }
    }

    @Test
    @DisplayName(
            "L10 a vendor that is not open is FAILED, one without an API UNSUPPORTED, each with what to do; answers are erased")
    void unsupported() {
        offered.remove(Capability.ERASE);
        try (Veriport veriport = open("memory")) {
            VerificationId id = completed(veriport, "alpha", "case-1");
            VerificationId nobodys = new VerificationId(new ProviderId("gamma"), "v-1");

            ErasureReceipt receipt = veriport.erase(List.of(nobodys, id));
            assertThat(states(receipt)).containsExactly(State.FAILED, State.UNSUPPORTED);
            assertThat(receipt.lines().get(0).atVendor().advice())
                    .hasValueSatisfying(advice -> assertThat(advice).contains("gamma", "veriport.also-read"));
            assertThat(receipt.lines().get(1).atVendor().advice()).contains("ask the vendor to erase it");
            assertThat(inVault(receipt)).containsExactly(State.UNKNOWN, State.DONE);
            assertThat(receipt.firstCode()).contains("CONFIGURATION");
        }
    }

    @Test
    @DisplayName("L10 a failure that nobody expected is a line as well")
    void unexpected() {
        try (Veriport veriport = open("memory")) {
            VerificationId id = completed(veriport, "beta", "case-1");
            vendor("alpha").failure = Optional.of(new IllegalStateException(CANARY));

            ErasureReceipt receipt = veriport.erase(List.of(vendor("alpha").idOf("case-2"), id));
            assertThat(states(receipt)).containsExactly(State.FAILED, State.DONE);
            assertThat(receipt.toString()).doesNotContain(CANARY);
        }
    }

    private static VeriportException failure(Veriport veriport, String vendor, String reference) {
        SessionRef session = SessionRef.of(new ProviderId(vendor), reference, Map.of());
        return catchThrowableOfType(
                VeriportException.class,
                () -> veriport.identityProvider().complete(session, ReturnedParameters.none()));
    }

    /** Somebody completes at a vendor that has not answered yet. */
    private Caller<VerificationResult> completing(Veriport veriport, String reference) throws Exception {
        vendor("alpha").slow = true;
        SessionRef session = SessionRef.of(new ProviderId("alpha"), reference, Map.of());
        Caller<VerificationResult> caller =
                Caller.start(() -> veriport.identityProvider().complete(session, ReturnedParameters.none()));
        assertThat(vendor("alpha").asked.await(30, TimeUnit.SECONDS)).isTrue();
        return caller;
    }

    /** The vendor answers, and the redemption that its caller has left ends. */
    private void redeemed() throws InterruptedException {
        vendor("alpha").answering.countDown();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("veriport-alpha-redeem")) {
                thread.join(30_000);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "file"})
    @DisplayName("L10 C3 an answer that came after its caller had left is erased, though nobody read it")
    void neverRead(String vault) throws Exception {
        try (Veriport veriport = open(vault)) {
            Caller<VerificationResult> caller = completing(veriport, "case-1");
            caller.interrupt();
            assertThat(caller.veriportFailure().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
            redeemed();

            ErasureReceipt receipt = veriport.erase(List.of(vendor("alpha").idOf("case-1")));
            assertThat(inVault(receipt)).containsExactly(State.DONE);
            vaultIsEmpty(veriport, "alpha", "case-1");
            assertThat(failure(veriport, "alpha", "case-1").code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
            assertThat(vendor("alpha").sent).hasValue(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"memory, false", "memory, true", "file, false", "file, true"})
    @DisplayName("L10 C3 an answer that comes after its verification was erased is deleted, and nobody gets it")
    void erasedMeanwhile(String vault, boolean waits) throws Exception {
        try (Veriport veriport = open(vault)) {
            Caller<VerificationResult> caller = completing(veriport, "case-1");
            if (!waits) {
                caller.interrupt();
                assertThat(caller.veriportFailure().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
            }
            ErasureReceipt receipt = veriport.erase(List.of(vendor("alpha").idOf("case-1")));
            assertThat(inVault(receipt)).containsExactly(State.UNKNOWN);
            redeemed();
            if (waits) {
                assertThat(caller.veriportFailure().code()).isEqualTo(ErrorCode.NOT_FOUND);
                assertThat(caller.veriportFailure().reason()).contains(ReasonCode.ERASED);
            }
            vaultIsEmpty(veriport, "alpha", "case-1");
            assertThat(failure(veriport, "alpha", "case-1").code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
            assertThat(vendor("alpha").sent).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "file"})
    @DisplayName("L10 an answer that is read again after its verification was erased is deleted, and nobody gets it")
    void erasedBeforeReplay(String vault) throws IOException {
        try (Veriport veriport = open(vault)) {
            VaultKey unread = OneShotVendor.keyOf("alpha", "case-1");
            veriport.vault().keep(unread, new StoredResponse(200, CANARY.getBytes(UTF_8)));
            veriport.erase(List.of(VerificationId.parse("alpha:v-1")));

            assertThat(catchThrowableOfType(VeriportException.class, () -> veriport.replay(unread))
                            .reason())
                    .contains(ReasonCode.ERASED);
            vaultIsEmpty(veriport, "alpha", "case-1");
        }
    }

    private void rename() {
        settings.keySet().removeIf(key -> key.startsWith("veriport.alpha."));
        settings.put("veriport.provider", "renamed");
        settings.put("veriport.renamed.vendor", "alpha");
        settings.put("veriport.renamed.formerly", "older, alpha");
        settings.put("veriport.renamed.client-id", "client");
        settings.put("veriport.renamed.client-secret", "secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"renamed", "alpha", "older"})
    @DisplayName("L1 L10 an instance that was renamed erases by any of its names what nobody has read since")
    void renamedAndNotRead(String asked) throws IOException {
        VerificationId old;
        try (Veriport veriport = open("file")) {
            old = completed(veriport, "alpha", "case-1");
        }
        rename();
        try (Veriport veriport = open()) {
            VerificationId id = new VerificationId(new ProviderId(asked), old.value());
            assertThat(inVault(veriport.erase(List.of(id)))).containsExactly(State.DONE);
            vaultIsEmpty(veriport, "alpha", "case-1");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName(
            "L1 C3 an instance that was renamed sends no second request for what it redeemed under an earlier name")
    void renamedAndRedeemed(boolean answered) {
        try (Veriport veriport = open("file")) {
            if (answered) {
                completed(veriport, "alpha", "case-1");
            } else {
                veriport.vault().begin(OneShotVendor.keyOf("alpha", "case-1"));
            }
        }
        rename();
        try (Veriport veriport = open()) {
            SessionRef resumed = SessionRef.of(new ProviderId("renamed"), "case-1", Map.of());
            if (answered) {
                assertThat(veriport.identityProvider()
                                .complete(resumed, ReturnedParameters.none())
                                .decision())
                        .isEqualTo(Decision.APPROVED);
                VerificationId id = vendor("renamed").idOf("case-1");
                assertThat(inVault(veriport.erase(List.of(id)))).containsExactly(State.DONE);
            }
            assertThat(failure(veriport, "renamed", "case-1").code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
            assertThat(vendor("renamed").sent).hasValue(0);
        }
    }

    @Test
    @DisplayName(
            "L1 C3 a code that was redeemed under an earlier name of the instance belongs to the session that had it")
    void renamedAndClaimed() {
        try (Veriport veriport = open("file")) {
            completed(veriport, "alpha", "case-1");
        }
        rename();
        try (Veriport veriport = open()) {
            SessionRef another = SessionRef.of(new ProviderId("renamed"), "case-2", Map.of("code", "case-1"));
            for (int attempt = 0; attempt < 2; attempt++) {
                VeriportException refused = catchThrowableOfType(
                        VeriportException.class,
                        () -> veriport.identityProvider().complete(another, ReturnedParameters.none()));
                assertThat(refused.reason()).contains(ReasonCode.CODE_INVALID_OR_USED);
            }
            assertThat(vendor("renamed").sent).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "new"})
    @DisplayName("L1 L10 an instance that was renamed erases what it stored under either name")
    void renamed(String asked) {
        VerificationId old;
        try (Veriport veriport = open("file")) {
            old = completed(veriport, "alpha", "case-1");
        }
        settings.keySet().removeIf(key -> key.startsWith("veriport.alpha."));
        settings.put("veriport.provider", "renamed");
        settings.put("veriport.renamed.vendor", "alpha");
        settings.put("veriport.renamed.formerly", "alpha");
        settings.put("veriport.renamed.client-id", "client");
        settings.put("veriport.renamed.client-secret", "secret");
        try (Veriport veriport = open()) {
            VerificationId now = new VerificationId(new ProviderId("renamed"), old.value());
            vendor("renamed").answering(Erasure.done(now));
            if (asked.equals("new")) {
                completed(veriport, "alpha", "case-1"); // read again, so it is known by the new name
            }
            VerificationId id = asked.equals("new") ? now : old;
            ErasureReceipt receipt = veriport.erase(List.of(id));
            assertThat(receipt.lines()).containsExactly(new ErasureReceipt.Line(Erasure.done(id), Erasure.done(id), 1));
        }
    }
}
