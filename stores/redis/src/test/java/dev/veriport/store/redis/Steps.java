package dev.veriport.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.VeriportException;
import dev.veriport.event.BudgetCounter;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.VaultKey;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.ResultVault;
import dev.veriport.store.Store;
import dev.veriport.store.StoredToken;
import dev.veriport.store.TokenClaim;
import dev.veriport.store.TokenClaim.Granted;
import dev.veriport.store.TokenKey;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.store.VendorAccount;
import dev.veriport.token.TokenPurpose;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What work does in a store. */
final class Steps {
    static final Duration LONG = Duration.ofHours(1);
    static final VendorAccount ACCOUNT =
            new VendorAccount(URI.create("https://vendor.invalid"), "canary-client", Secret.of("canary-secret"));
    static final TokenKey TOKEN = new TokenKey(ACCOUNT, TokenPurpose.API);
    static final DailyLimits LIMITS =
            new DailyLimits(ZoneOffset.UTC, Map.of(BudgetCounter.REQUESTS, 1_000L, BudgetCounter.TOKENS, 1_000L));

    private Steps() {}

    static VaultKey code(String code) {
        return VaultKey.of(new ProviderId("acme"), "code", code);
    }

    static VaultKey verification(String id) {
        return VaultKey.of(new ProviderId("acme"), "verification", id);
    }

    static TokenClaim claim(Store store) {
        return store.tokens().claim(TOKEN, LONG);
    }

    static DailyUsage count(Store store) {
        return store.budget().count(ACCOUNT, LIMITS, Set.of(BudgetCounter.REQUESTS));
    }

    /** Today's count after one more request. */
    static long counted(Store store) {
        return count(store).used().get(BudgetCounter.REQUESTS);
    }

    static State begin(Store store, String code) {
        return store.vault().begin(code(code), ResultVault.newOwner()).state();
    }

    static void keep(Store store, String code, String answer) {
        store.vault().keep(code(code), answer.getBytes(UTF_8), LONG);
    }

    static VeriportException failure(ThrowingCallable step) {
        VeriportException failure = catchThrowableOfType(VeriportException.class, step);
        if (failure == null) {
            throw new AssertionError("it did not fail");
        }
        return failure;
    }

    /** Every step of every part. */
    static void everything(Store store) {
        store.ping();
        tokens(store);
        LocalDate today = count(store).day();
        store.budget().usage(ACCOUNT, LIMITS);
        store.budget().restore(ACCOUNT, today, Map.of(BudgetCounter.REQUESTS, 7L), Map.of());
        vault(store.vault());
        store.check();
    }

    private static void tokens(Store store) {
        StoredToken token = new StoredToken("id", Secret.of("sealed"), false);
        if (claim(store) instanceof Granted granted) {
            store.tokens().publish(granted.lease(), token, LONG, LONG);
        }
        if (store.tokens().claimAhead(TOKEN, LONG, "id") instanceof Granted granted) {
            store.tokens().fail(granted.lease(), LONG);
            store.tokens().release(granted.lease());
        }
        store.tokens().discard(TOKEN, "id");
        store.tokens().restore(TOKEN, token, LONG, LONG);
    }

    private static void vault(ResultVault vault) {
        vault.begin(code("code"), "owner");
        vault.withdraw(code("code"), "owner");
        for (String code : List.of("one", "two")) {
            vault.keep(code(code), code.getBytes(UTF_8), LONG);
            vault.assign(code(code), verification("id"));
            vault.find(code(code));
        }
        vault.entries("", 10);
        vault.erase(verification("id"), LONG);
    }
}
