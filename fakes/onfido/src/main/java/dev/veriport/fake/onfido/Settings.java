package dev.veriport.fake.onfido;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** The builder's settings. The two sets can be changed later; a rate limit of 0 is none. */
record Settings(
        InetSocketAddress address,
        boolean oauth,
        String apiToken,
        Set<String> apiTokens,
        String clientId,
        String clientSecret,
        Set<String> clientSecrets,
        Duration tokenTtl,
        String webhookToken,
        Map<String, Workflow> workflows,
        boolean sandbox,
        Duration processing,
        Duration deletionDelay,
        Duration presignedTtl,
        boolean evidenceAtOnce,
        int requestsPerMinute,
        InstantSource clock) {}
