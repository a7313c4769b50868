package dev.veriport.internal.setup;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.event.BudgetCounter;
import dev.veriport.internal.call.Pacer;
import dev.veriport.model.ProviderId;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.VendorAccount;
import dev.veriport.time.Ticker;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The limits of each account: requests in a day and in a second. Instances of one account share them: a limit that one of
 * them sets applies to all, and two different limits are a problem of the configuration. Not thread-safe; used during start.
 */
final class AccountLimits {
    private static final ConfigKey<Optional<Integer>> DAILY_REQUESTS = ConfigKey.count(
                    "daily-requests",
                    "The maximum number of requests of the account in a calendar day, including those for"
                            + " tokens. Unset: no limit.")
            .optional();
    private static final ConfigKey<Optional<Integer>> DAILY_TOKENS = ConfigKey.count(
                    "daily-tokens",
                    "The maximum number of requests for tokens of the account in a calendar day. Unset: no limit.")
            .optional();
    private static final ConfigKey<Optional<ZoneId>> DAY_ZONE = ConfigKey.text(
                    "day-zone", "The time zone of the vendor's calendar day, as Europe/Berlin or +03:00. Unset: UTC.")
            .as("UTC", AccountLimits::zone)
            .optional();
    private static final ConfigKey<Optional<BigDecimal>> REQUESTS_PER_SECOND = ConfigKey.decimal(
                    "requests-per-second",
                    "The maximum number of requests of the account in a second, from this process, including those for"
                            + " tokens. They are spaced evenly: at 0.5 one every two seconds. A call waits within its"
                            + " deadline. Unset: no limit.")
            .optional();

    private final Map<String, Account> byId = new HashMap<>();

    private record Stated<T>(ProviderId by, T value) {}

    private static final class Account {
        private final Map<BudgetCounter, Stated<Integer>> limits = new EnumMap<>(BudgetCounter.class);
        private Optional<Stated<ZoneId>> zone = Optional.empty();
        private Optional<Stated<BigDecimal>> perSecond = Optional.empty();
    }

    /** Reads the limits that one instance sets. */
    void read(ProviderId id, VendorAccount account, ConfigReader in) {
        Account known = byId.computeIfAbsent(account.id(), any -> new Account());
        readLimit(BudgetCounter.REQUESTS, DAILY_REQUESTS, id, known, in);
        readLimit(BudgetCounter.TOKENS, DAILY_TOKENS, id, known, in);
        in.get(DAY_ZONE).ifPresent(zone -> {
            Stated<ZoneId> own = new Stated<>(id, zone);
            agree(DAY_ZONE, known.zone.orElse(own), own, in);
            known.zone = known.zone.or(() -> Optional.of(own));
        });
        in.get(REQUESTS_PER_SECOND).ifPresent(rate -> {
            Stated<BigDecimal> own = new Stated<>(id, rate);
            agree(REQUESTS_PER_SECOND, known.perSecond.orElse(own), own, in);
            known.perSecond = known.perSecond.or(() -> Optional.of(own));
        });
    }

    private static void readLimit(
            BudgetCounter counter, ConfigKey<Optional<Integer>> key, ProviderId id, Account known, ConfigReader in) {
        in.get(key).ifPresent(limit -> {
            Stated<Integer> own = new Stated<>(id, limit);
            agree(key, known.limits.putIfAbsent(counter, own), own, in);
        });
    }

    private static <T> void agree(ConfigKey<?> key, @Nullable Stated<T> first, Stated<T> own, ConfigReader in) {
        if (first != null && !first.value().equals(own.value())) {
            in.problem(
                    key,
                    "must be as in veriport." + first.by() + ", which uses the same account: set it at one of them");
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("must be a time zone like Europe/Berlin or +03:00");
        }
    }

    /** The daily limits of an account, of which at least one instance was read. */
    DailyLimits daily(VendorAccount account) {
        Account known = byId.getOrDefault(account.id(), new Account());
        Map<BudgetCounter, Long> limits = new EnumMap<>(BudgetCounter.class);
        known.limits.forEach((counter, stated) -> limits.put(counter, (long) stated.value()));
        return new DailyLimits(known.zone.map(Stated::value).orElse(ZoneOffset.UTC), limits);
    }

    /** What spaces the requests of the account. Its instances use the same object. */
    Pacer pacer(VendorAccount account, Ticker ticker) {
        Account known = byId.getOrDefault(account.id(), new Account());
        return known.perSecond
                .map(rate -> Pacer.perSecond(ticker, rate.value()))
                .orElseGet(Pacer::unlimited);
    }
}
