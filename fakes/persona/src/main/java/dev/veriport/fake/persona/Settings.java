package dev.veriport.fake.persona;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * The builder's settings. The keys and the secrets can be changed later.
 *
 * @param webhookSecrets those that sign, the oldest first
 * @param decides whether a workflow of the account decides what is completed
 * @param photosValidFor how long the address of a photo is valid
 * @param redactionFollows how long after an inquiry its verifications and photos are redacted
 */
record Settings(
        InetSocketAddress address,
        String apiKey,
        Set<String> keys,
        List<String> webhookSecrets,
        boolean decides,
        int requestsPerMinute,
        Duration photosValidFor,
        Duration redactionFollows,
        InstantSource clock) {}
