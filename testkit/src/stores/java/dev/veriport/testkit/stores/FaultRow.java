package dev.veriport.testkit.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BudgetCounter;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.VaultKey;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.ResultVault;
import dev.veriport.store.Store;
import dev.veriport.store.StoredToken;
import dev.veriport.store.TokenClaim.Granted;
import dev.veriport.store.TokenClaim.Stored;
import dev.veriport.store.TokenKey;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.store.VendorAccount;
import dev.veriport.token.TokenPurpose;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/** One fault: what a store holds before it, what callers get in it, and what is there afterwards. */
public final class FaultRow {
    private static final ProviderId VENDOR = new ProviderId("acme");
    private static final Duration LONG = Duration.ofHours(1);
    /** That an engine refuses one after the other when it is full. */
    private static final int SMALL_VALUES = 5;

    private static final byte[] ANSWER = "sealed".getBytes(UTF_8);
    private static final DailyLimits LIMITS =
            new DailyLimits(ZoneOffset.UTC, Map.of(BudgetCounter.REQUESTS, 1_000_000L));

    private final Store store;
    private final String name;
    private final List<VaultKey> kept = new ArrayList<>();
    private List<String> seen = List.of();

    /** A step that a caller needs. It says what the caller gets. */
    @FunctionalInterface
    interface Step extends Function<Store, String> {}

    FaultRow(Store store, String name) {
        this.store = store;
        this.name = name;
        this.kept.add(code("kept"));
    }

    private VendorAccount account(String client) {
        return new VendorAccount(URI.create("https://vendor.invalid"), name + " " + client, Secret.of("secret"));
    }

    private TokenKey token(String client) {
        return new TokenKey(account(client), TokenPurpose.API);
    }

    private VaultKey code(String code) {
        return VaultKey.of(VENDOR, name, code);
    }

    /** A code of which the store holds an answer. */
    public VaultKey keptCode() {
        return code("kept");
    }

    /** A code that the store does not know. */
    public VaultKey newCode() {
        return code("new");
    }

    /** Afterwards these codes' answers must be there too. */
    public void confirmed(Collection<VaultKey> codes) {
        kept.addAll(codes);
    }

    void write() {
        Steps.connected(store);
        Granted granted = (Granted) store.tokens().claim(token("held"), LONG);
        store.tokens().publish(granted.lease(), new StoredToken("id", Secret.of("sealed"), false), LONG, LONG);
        count(store, "held");
        store.vault().begin(code("begun"), ResultVault.newOwner());
        store.vault().begin(keptCode(), ResultVault.newOwner());
        store.vault().keep(keptCode(), ANSWER, LONG);
    }

    private long count(Store in, String client) {
        return in.budget()
                .count(account(client), LIMITS, Set.of(BudgetCounter.REQUESTS))
                .used()
                .get(BudgetCounter.REQUESTS);
    }

    /** What callers get now. */
    public void look() {
        look(store);
    }

    public void look(Store in) {
        look(in, newCode());
    }

    /** @param code that one of them redeems */
    public void look(Store in, VaultKey code) {
        List<Step> steps = List.of(
                each -> each.tokens().claim(token("new"), LONG) instanceof Granted ? "done" : "not granted",
                each -> count(each, "new") > 0 ? "done" : "not counted",
                each -> each.vault().begin(code, ResultVault.newOwner()).state().name());
        List<CompletableFuture<Outcome>> callers = steps.stream()
                .map(step -> CompletableFuture.supplyAsync(() -> Outcome.of(() -> step.apply(in))))
                .toList();
        List<Outcome> outcomes = callers.stream().map(CompletableFuture::join).toList();
        seen = new ArrayList<>(outcomes.stream().map(Outcome::text).toList());
        seen.add(outcomes.stream()
                .flatMap(outcome -> outcome.away().stream())
                .findFirst()
                .map(away -> KnownAway.stepsThatReach(in, away, steps))
                .orElse("it is not away"));
    }

    /** Fills an engine that cannot grow, until it has no room for small values either. */
    public void fill(Store in) {
        int refused = 0;
        for (int i = 0; refused < SMALL_VALUES; i++) {
            String another = "filler " + i;
            boolean isFull = Stream.<Attempt>of(
                            () -> in.tokens().claim(token(another), LONG).toString(),
                            () -> Long.toString(count(in, another)),
                            () -> in.vault()
                                    .begin(code(another), ResultVault.newOwner())
                                    .toString())
                    .map(Outcome::of)
                    .filter(outcome -> outcome.away().isEmpty())
                    .toList()
                    .isEmpty();
            refused = isFull ? refused + 1 : 0;
        }
    }

    @FunctionalInterface
    private interface Attempt {
        String run();
    }

    /**
     * What a caller gets.
     *
     * @param away why the engine cannot be reached, where that is so
     */
    private record Outcome(String text, Optional<VeriportException> away) {
        static Outcome of(Attempt attempt) {
            try {
                return new Outcome(attempt.run(), Optional.empty());
            } catch (VeriportException failure) {
                String phase = failure.phase() == Phase.NOT_SENT
                        ? "not sent"
                        : failure.phase().toString();
                return new Outcome(
                        failure.code() + ", " + phase,
                        Optional.of(failure).filter(away -> away.code() == ErrorCode.UNAVAILABLE));
            }
        }
    }

    List<String> seen() {
        return seen;
    }

    List<String> after(Store next) {
        Steps.connected(next);
        long counted = next.budget().usage(account("held"), LIMITS).used().get(BudgetCounter.REQUESTS);
        return List.of(
                held(next.tokens().claim(token("held"), LONG) instanceof Stored ? 1 : 0, 1),
                held(counted, 1),
                held(next.vault().begin(code("begun"), ResultVault.newOwner()).state() == State.BEGUN ? 0 : 1, 1),
                held(
                        kept.stream()
                                .filter(code -> next.vault().find(code).isPresent())
                                .count(),
                        kept.size()));
    }

    private static String held(long there, long before) {
        return there == before ? "kept" : there == 0 ? "lost" : there + " of " + before;
    }
}
