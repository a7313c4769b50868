package dev.veriport.routing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import dev.veriport.model.SealingKey;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import java.util.List;

/**
 * Seals sessions with AES-GCM, so that one that leaves the server can be neither read nor forged. The first key seals,
 * all of them open, so that keys rotate. Without keys sessions stay as they are. Thread-safe.
 */
public final class SessionSeal {
    private final List<SealingKey> keys;

    /** @throws IllegalArgumentException when one is no {@link SealingKey} */
    public SessionSeal(List<Secret> keys) {
        this.keys = keys.stream().map(SealingKey::of).toList();
    }

    SessionRef seal(SessionRef plain) {
        if (keys.isEmpty()) {
            return plain;
        }
        return SessionRef.sealed(plain.provider(), keys.get(0).seal(plain.payload(), context(plain.provider())));
    }

    /** @throws VeriportException {@link ErrorCode#INVALID_REQUEST} when it was not sealed by one of the keys */
    SessionRef open(SessionRef session) {
        if (session.isSealed() == keys.isEmpty()) {
            throw refused(session.provider());
        }
        return session.isSealed() ? unseal(session) : session;
    }

    private SessionRef unseal(SessionRef session) {
        return keys.stream()
                .flatMap(key -> key.open(session.payload(), context(session.provider())).stream())
                .findFirst()
                .map(plain -> SessionRef.plain(session.provider(), plain))
                .orElseThrow(() -> refused(session.provider()));
    }

    private static byte[] context(ProviderId provider) {
        return provider.value().getBytes(US_ASCII);
    }

    private static VeriportException refused(ProviderId provider) {
        return VeriportException.notSent(
                        ErrorCode.INVALID_REQUEST,
                        "this session does not open with veriport.session-keys as they are: have the key it was sealed with"
                                + " among them, or start again")
                .provider(provider)
                .build();
    }
}
