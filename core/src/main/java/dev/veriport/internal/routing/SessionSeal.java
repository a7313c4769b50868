package dev.veriport.internal.routing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.store.SealingKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Seals sessions with AES-GCM, so that a session outside the server can be neither read nor forged. The first key
 * seals, all keys open, so that keys can rotate. Without keys, or while {@code none} is first, sessions are not sealed.
 * Thread-safe.
 */
public final class SessionSeal {
    private static final Secret NONE = Secret.of("none");

    private final boolean sealing;
    private final Optional<SealingKey> key;
    private final BooleanSupplier acceptsPlain;

    private SessionSeal(boolean sealing, Optional<SealingKey> key, BooleanSupplier acceptsPlain) {
        this.sealing = sealing;
        this.key = key;
        this.acceptsPlain = acceptsPlain;
    }

    /**
     * @param keys the first may be {@code none}
     * @throws IllegalArgumentException when one is not a {@link SealingKey}
     */
    public static SessionSeal of(List<Secret> keys) {
        boolean none = !keys.isEmpty() && keys.get(0).equals(NONE);
        List<Secret> real = none ? keys.subList(1, keys.size()) : keys;
        Optional<SealingKey> key = real.isEmpty() ? Optional.empty() : Optional.of(SealingKey.rotating(real));
        boolean sealing = !none && key.isPresent();
        return new SessionSeal(sealing, key, () -> !sealing);
    }

    /** The same, but accepts unsealed sessions before this instant. */
    public SessionSeal acceptingPlainUntil(Instant until, InstantSource clock) {
        return new SessionSeal(
                sealing,
                key,
                () -> acceptsPlain.getAsBoolean() || clock.instant().isBefore(until));
    }

    SessionRef seal(SessionRef plain) {
        return sealing
                ? SessionRef.sealed(
                        plain.provider(), key.orElseThrow().seal(plain.payload(), context(plain.provider())))
                : plain;
    }

    /** @throws VeriportException {@link ErrorCode#INVALID_REQUEST} when the session is not accepted */
    SessionRef open(SessionRef session) {
        if (session.isSealed()) {
            return unseal(session);
        }
        if (!acceptsPlain.getAsBoolean()) {
            throw refused(
                    session.provider(),
                    "this session is not sealed, and veriport.session-keys is set: start again, or accept"
                            + " unsealed sessions for a while with veriport.session-keys-accept-plain-until");
        }
        return session;
    }

    private SessionRef unseal(SessionRef session) {
        return key.flatMap(keys -> keys.open(session.payload(), context(session.provider())))
                .map(plain -> SessionRef.plain(session.provider(), plain))
                .orElseThrow(() -> refused(
                        session.provider(),
                        "no key in veriport.session-keys opens this session: add the key that sealed it, or"
                                + " start again"));
    }

    private static byte[] context(ProviderId provider) {
        return provider.value().getBytes(US_ASCII);
    }

    private static VeriportException refused(ProviderId provider, String why) {
        return VeriportException.notSent(ErrorCode.INVALID_REQUEST, why)
                .provider(provider)
                .build();
    }
}
