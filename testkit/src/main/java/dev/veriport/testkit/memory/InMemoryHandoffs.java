package dev.veriport.testkit.memory;

import dev.veriport.model.Handoff;
import dev.veriport.model.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The hand-offs of the in-memory vendor. A verification has one that works at most: the latest. Thread-safe. */
final class InMemoryHandoffs {
    private static final URI PAGES = URI.create("https://in-memory.invalid/verify/");

    private final Map<Handoff, String> verifications = new ConcurrentHashMap<>();
    private final Map<String, Handoff> working = new ConcurrentHashMap<>();

    /**
     * A fresh one, in place of the verification's former one.
     *
     * @param sdkToken the token for the user's device; empty on the web
     */
    Handoff issue(String verification, Optional<Secret> sdkToken) {
        Handoff fresh = sdkToken.<Handoff>map(Handoff.SdkToken::new)
                .orElseGet(() ->
                        new Handoff.HostedPage(PAGES.resolve(UUID.randomUUID().toString())));
        verifications.put(fresh, verification);
        working.put(verification, fresh);
        return fresh;
    }

    void close(String verification) {
        working.remove(verification);
    }

    /**
     * The verification that it leads to.
     *
     * @throws IllegalArgumentException when it was not issued here
     * @throws IllegalStateException when it works no longer
     */
    String verification(Handoff handoff) {
        String verification = verifications.get(handoff);
        if (verification == null) {
            throw new IllegalArgumentException("this session was not started at this vendor");
        }
        if (!handoff.equals(working.get(verification))) {
            throw new IllegalStateException("this hand-off was replaced by resume, or the verification was cancelled");
        }
        return verification;
    }
}
