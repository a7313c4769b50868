package dev.veriport.fake.sumsub;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * The builder's settings.
 *
 * @param secrets the secret of each app token that is accepted; can be changed later
 */
record Settings(
        InetSocketAddress address,
        String appToken,
        String secretKey,
        Map<String, String> secrets,
        String webhookSecret,
        WebhookAlgorithm webhookAlgorithm,
        Map<String, Level> levels,
        Duration processing,
        boolean createsApplicantWithLink,
        int largestFile,
        int mostImages,
        boolean limitsRate,
        InstantSource clock) {
    private static final String SANDBOX = "sbx:";

    boolean isSandbox() {
        return appToken.startsWith(SANDBOX);
    }

    /** @throws Refusal when the account has no such level */
    Level level(String name) {
        Level level = levels.get(name);
        if (level == null) {
            throw Refusal.notFound("Level");
        }
        return level;
    }
}
