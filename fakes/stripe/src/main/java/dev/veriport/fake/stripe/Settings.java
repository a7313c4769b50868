package dev.veriport.fake.stripe;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The builder's settings. The keys and the secrets can be changed later.
 *
 * @param keys the keys that are accepted, and whether each may read sensitive values
 * @param webhookSecrets the one to use first, and those that sign beside it
 */
record Settings(
        InetSocketAddress address,
        String apiKey,
        Map<String, Boolean> keys,
        List<String> webhookSecrets,
        Set<String> flows,
        Set<String> accounts,
        Duration processing,
        Duration redaction,
        boolean filesAtAnotherHost,
        InstantSource clock) {}
