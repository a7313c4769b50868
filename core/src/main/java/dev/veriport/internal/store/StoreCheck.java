package dev.veriport.internal.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.event.BudgetCounter;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.VaultKey;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.ResultVault;
import dev.veriport.store.Store;
import dev.veriport.store.StoredToken;
import dev.veriport.store.TokenClaim.Granted;
import dev.veriport.store.TokenKey;
import dev.veriport.store.VendorAccount;
import dev.veriport.token.TokenPurpose;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tries on names of its own what work does in a store, so that what is missing fails now and is named.
 *
 * @param name of the store, as {@code veriport.store} has it
 * @param clock of this process
 */
public record StoreCheck(String name, Store store, InstantSource clock) {
    /** The provider of its names in the vault. */
    static final ProviderId CHECK = new ProviderId("veriport-check");

    private static final Duration BRIEF = Duration.ofSeconds(1);
    private static final Duration LARGEST_DIFFERENCE = Duration.ofMinutes(1);
    private static final VendorAccount ACCOUNT =
            new VendorAccount(URI.create("https://check.veriport.invalid"), "check", Secret.of("check"));

    /**
     * Tries every step.
     *
     * @return what an operator should know, a sentence each
     * @throws dev.veriport.error.VeriportException as {@link Store} says
     */
    public List<String> run() {
        store.ping();
        tokens();
        DailyUsage usage = budget();
        Duration difference = Duration.between(timeOf(usage), clock.instant()).abs();
        vault();
        List<String> notes = new ArrayList<>(store.check());
        if (difference.compareTo(LARGEST_DIFFERENCE) > 0) {
            notes.add("the clock of the store and of this machine differ by " + difference.toSeconds()
                    + " s: set both by NTP");
        }
        return notes;
    }

    /** The store's time, of which it tells how long its day in UTC lasts. */
    private static Instant timeOf(DailyUsage usage) {
        return usage.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(usage.resetsIn());
    }

    private void tokens() {
        TokenKey key = new TokenKey(ACCOUNT, TokenPurpose.API);
        if (store.tokens().claim(key, BRIEF) instanceof Granted granted) {
            store.tokens().publish(granted.lease(), new StoredToken("check", Secret.of("check"), false), BRIEF, BRIEF);
        }
        store.tokens().discard(key, "check");
    }

    private DailyUsage budget() {
        DailyLimits unlimited = new DailyLimits(ZoneOffset.UTC, Map.of(BudgetCounter.REQUESTS, Long.MAX_VALUE));
        store.budget().count(ACCOUNT, unlimited, Set.of(BudgetCounter.REQUESTS));
        DailyUsage usage = store.budget().usage(ACCOUNT, unlimited);
        store.budget().restore(ACCOUNT, usage.day(), usage.used(), Map.of());
        return usage;
    }

    private void vault() {
        ResultVault vault = store.vault();
        VaultKey intent = VaultKey.of(CHECK, "intent");
        String owner = ResultVault.newOwner();
        vault.begin(intent, owner);
        vault.withdraw(intent, owner);
        VaultKey answer = VaultKey.of(CHECK, "answer");
        vault.keep(answer, "check".getBytes(UTF_8), BRIEF);
        vault.assign(answer, VaultKey.of(CHECK, "verification"));
        vault.find(answer);
        vault.erase(VaultKey.of(CHECK, "verification"), BRIEF);
        vault.entries("", 1);
        vault.eraseExpired();
    }
}
