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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What work does in a store, with what tests need not care for. No name may be found in the store. */
public final class Steps {
    public static final Duration HOUR = Duration.ofHours(1);
    public static final VendorAccount ACCOUNT =
            new VendorAccount(URI.create("https://vendor.invalid"), "canary-client", Secret.of("canary-secret"));
    public static final TokenKey TOKEN = new TokenKey(ACCOUNT, TokenPurpose.API);
    public static final DailyLimits LIMITS = new DailyLimits(
            ZoneOffset.UTC, Map.of(BudgetCounter.REQUESTS, 1_000_000L, BudgetCounter.TOKENS, 1_000_000L));

    private static final ProviderId VENDOR = new ProviderId("acme");
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(30);

    private Steps() {}

    public static VaultKey code(String code) {
        return VaultKey.of(VENDOR, "canary-session", code);
    }

    public static VaultKey verification(String id) {
        return VaultKey.of(VENDOR, "canary-verification", id);
    }

    public static TokenClaim claim(Store store) {
        return store.tokens().claim(TOKEN, HOUR);
    }

    public static DailyUsage count(Store store) {
        return store.budget().count(ACCOUNT, LIMITS, Set.of(BudgetCounter.REQUESTS));
    }

    /** Today's count after one more request. */
    public static long counted(Store store) {
        return count(store).used().get(BudgetCounter.REQUESTS);
    }

    public static State begin(Store store, String code) {
        return store.vault().begin(code(code), ResultVault.newOwner()).state();
    }

    public static void keep(Store store, String code) {
        store.vault().keep(code(code), "sealed".getBytes(UTF_8), HOUR);
    }

    public static boolean isKept(Store store, String code) {
        return store.vault().find(code(code)).isPresent();
    }

    /** Every step of every part. A code, an answer and an erasure remain. */
    public static void everything(Store store) {
        store.ping();
        tokens(store);
        LocalDate today = count(store).day();
        store.budget().usage(ACCOUNT, LIMITS);
        store.budget().restore(ACCOUNT, today, Map.of(BudgetCounter.REQUESTS, 7L), Map.of());
        vault(store);
        store.check();
    }

    private static void tokens(Store store) {
        StoredToken token = new StoredToken("id", Secret.of("sealed"), false);
        if (claim(store) instanceof Granted granted) {
            store.tokens().publish(granted.lease(), token, HOUR, HOUR);
        }
        if (store.tokens().claimAhead(TOKEN, HOUR, "id") instanceof Granted granted) {
            store.tokens().fail(granted.lease(), HOUR);
            store.tokens().release(granted.lease());
        }
        store.tokens().discard(TOKEN, "id");
        store.tokens().restore(TOKEN, token, HOUR, HOUR);
    }

    private static void vault(Store store) {
        ResultVault vault = store.vault();
        vault.begin(code("canary-begun"), "owner");
        vault.withdraw(code("canary-begun"), "owner");
        for (String code : List.of("canary-code", "canary-erased")) {
            begin(store, code);
            keep(store, code);
            vault.assign(code(code), verification(code));
            isKept(store, code);
        }
        vault.entries("", 10);
        vault.erase(verification("canary-erased"), HOUR);
        vault.eraseExpired();
    }

    /** Returns when the store answers; fails as its last ping does. On a loaded machine a first connection takes longer than a step. */
    public static Store connected(Store store) {
        awaitStep(store::ping);
        return store;
    }

    /** Repeats a step until the store is not away. */
    public static void awaitStep(Runnable step) {
        long until = System.nanoTime() + LONGEST_OUTAGE.toNanos();
        while (true) {
            try {
                step.run();
                return;
            } catch (VeriportException away) {
                if (away.code() != ErrorCode.UNAVAILABLE || System.nanoTime() > until) {
                    throw away;
                }
            }
        }
    }

    /** Fails unless the step fails before anything was sent. */
    public static VeriportException failure(ThrowingCallable step) {
        VeriportException failure = Assertions.catchThrowableOfType(VeriportException.class, step);
        Assertions.assertThat(failure).as("a failure").isNotNull();
        Assertions.assertThat(failure.phase()).as(failure.toString()).isEqualTo(Phase.NOT_SENT);
        return failure;
    }

    /** Fails unless the step fails with this code before anything was sent. */
    public static VeriportException failure(ErrorCode code, ThrowingCallable step) {
        VeriportException failure = failure(step);
        Assertions.assertThat(failure.code()).as(failure.toString()).isEqualTo(code);
        return failure;
    }

    /** The time that the step takes. */
    public static Duration time(Runnable step) {
        long begun = System.nanoTime();
        step.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Returns when the latch is open; fails when it does not open. */
    public static void await(CountDownLatch latch) {
        try {
            Assertions.assertThat(latch.await(LONGEST_OUTAGE.toSeconds(), TimeUnit.SECONDS))
                    .as("the latch is open")
                    .isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
