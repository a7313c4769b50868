package dev.veriport.internal.setup;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.event.BudgetCounter;
import dev.veriport.model.Capabilities;
import dev.veriport.model.VerificationResult;
import dev.veriport.spi.Answers;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.StoredResponse;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An installed vendor with its settings.
 *
 * @param reader of stored answers; sends nothing
 */
public record PlannedVendor(
        VendorLimits limits,
        Capabilities capabilities,
        Function<ProviderRuntime, VendorAdapter> opening,
        Function<StoredResponse, VerificationResult> reader) {
    private static final ConfigKey<Integer> MAX_CONNECTIONS = ConfigKey.count(
                    "max-connections",
                    "The maximum number of concurrent requests of one kind: reading, starting, creating or"
                            + " redeeming.")
            .withDefault("64");
    private static final ConfigKey<Optional<Integer>> DAILY_REQUESTS = ConfigKey.count(
                    "daily-requests",
                    "The maximum number of requests in a calendar day, including those for tokens. Unset: no"
                            + " limit.")
            .optional();
    private static final ConfigKey<Optional<Integer>> DAILY_TOKENS = ConfigKey.count(
                    "daily-tokens", "The maximum number of requests for tokens in a calendar day. Unset: no limit.")
            .optional();
    private static final ConfigKey<ZoneId> DAY_ZONE = ConfigKey.text(
                    "day-zone", "The time zone of the vendor's calendar day, as Europe/Berlin or +03:00.")
            .as("UTC", PlannedVendor::zone)
            .withDefault("UTC");

    public static <C> PlannedVendor read(IdentityProviderFactory<C> factory, ConfigReader in) {
        C settings = factory.configure(in);
        Map<BudgetCounter, Long> limits = new EnumMap<>(BudgetCounter.class);
        in.get(DAILY_REQUESTS).ifPresent(limit -> limits.put(BudgetCounter.REQUESTS, (long) limit));
        in.get(DAILY_TOKENS).ifPresent(limit -> limits.put(BudgetCounter.TOKENS, (long) limit));
        DailyLimits daily = new DailyLimits(in.get(DAY_ZONE), limits);
        VendorLimits all = new VendorLimits(daily, in.get(MAX_CONNECTIONS));
        return new PlannedVendor(
                all,
                factory.capabilities(settings),
                runtime -> factory.create(settings, runtime),
                answer -> Answers.read(answer, stored -> factory.read(settings, stored)));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("must be a time zone like Europe/Berlin or +03:00");
        }
    }
}
