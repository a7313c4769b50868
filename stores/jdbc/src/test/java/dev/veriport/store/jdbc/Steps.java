package dev.veriport.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import dev.veriport.store.TokenKey;
import dev.veriport.store.VaultIntent;
import dev.veriport.store.VendorAccount;
import dev.veriport.token.TokenPurpose;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Steps of a store, with what tests need not care for. */
final class Steps {
    static final Duration HOUR = Duration.ofHours(1);
    static final VendorAccount ACCOUNT =
            new VendorAccount(URI.create("https://vendor.invalid"), "canary-client", Secret.of("canary-secret"));
    static final TokenKey TOKEN = new TokenKey(ACCOUNT, TokenPurpose.API);
    static final DailyLimits LIMITS =
            new DailyLimits(ZoneOffset.UTC, Map.of(BudgetCounter.REQUESTS, 1_000L, BudgetCounter.TOKENS, 1_000L));

    private static final ProviderId VENDOR = new ProviderId("acme");

    private static final int CONNECTS = 20;

    private Steps() {}

    static VaultKey key(String code) {
        return VaultKey.of(VENDOR, "canary-session", code);
    }

    static VaultIntent begin(Store store, String code) {
        return store.vault().begin(key(code), ResultVault.newOwner());
    }

    static void keep(Store store, String code) {
        store.vault().keep(key(code), "sealed".getBytes(UTF_8), HOUR);
    }

    static boolean isKept(Store store, String code) {
        return store.vault().find(key(code)).isPresent();
    }

    static long count(Store store) {
        return store.budget()
                .count(ACCOUNT, LIMITS, Set.of(BudgetCounter.REQUESTS))
                .used()
                .get(BudgetCounter.REQUESTS);
    }

    /** Each kind of step once. */
    static void all(Store store) {
        Granted granted = (Granted) store.tokens().claim(TOKEN, HOUR);
        store.tokens().publish(granted.lease(), new StoredToken("id", Secret.of("sealed"), false), HOUR, HOUR);
        store.tokens().claim(TOKEN, HOUR);
        count(store);
        begin(store, "canary-code");
        keep(store, "canary-code");
        store.vault().assign(key("canary-code"), key("canary-verification"));
        begin(store, "canary-code");
        store.vault().erase(key("canary-erased"), HOUR);
        store.vault().entries("", 10);
        store.vault().eraseExpired();
        store.ping();
    }

    /** Connects: on a loaded machine the first connection of a JVM takes longer than a step may. */
    static Store connected(Store store) {
        for (int tries = 1; ; tries++) {
            try {
                store.ping();
                return store;
            } catch (VeriportException notYet) {
                if (notYet.code() != ErrorCode.UNAVAILABLE || tries == CONNECTS) {
                    throw notYet;
                }
            }
        }
    }

    /** Fails unless the step fails with this code before anything was sent. */
    static VeriportException failure(ErrorCode code, ThrowingCallable step) {
        VeriportException failure = catchThrowableOfType(VeriportException.class, step);
        assertThat(failure).as("a failure").isNotNull();
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        return failure;
    }

    /** The time that the step takes. */
    static Duration time(Runnable step) {
        long begun = System.nanoTime();
        step.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
