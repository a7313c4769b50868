package dev.veriport.internal.setup;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.internal.routing.SessionSeal;
import dev.veriport.model.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The settings for sealing sessions. */
public final class SessionSettings {
    private static final ConfigKey<List<Secret>> SESSION_KEYS = ConfigKey.secrets(
            "session-keys",
            "Keys that seal sessions, 32 bytes each in base64. The first key seals, all keys open."
                    + " none in the first place: new sessions are not sealed yet. Unset: sessions are not"
                    + " sealed; keep them on the server.");
    private static final ConfigKey<Optional<Instant>> ACCEPT_PLAIN_UNTIL = ConfigKey.instant(
                    "session-keys-accept-plain-until",
                    "The instant until which unsealed sessions are accepted beside sealed ones, like"
                            + " 2030-01-31T12:00:00Z. Until then anybody who can send a session can forge one.")
            .optional();

    private SessionSettings() {}

    /** Creates the seal. */
    public interface Opening {
        SessionSeal seal(InstantSource clock);
    }

    public static Opening read(ConfigReader root) {
        List<Secret> keys = root.get(SESSION_KEYS);
        Optional<Instant> plainUntil = root.get(ACCEPT_PLAIN_UNTIL);
        if (keys.isEmpty() && plainUntil.isPresent()) {
            root.problem(ACCEPT_PLAIN_UNTIL, "requires veriport.session-keys, which is unset: sessions are not sealed");
        }
        try {
            SessionSeal seal = SessionSeal.of(keys);
            return clock -> plainUntil
                    .map(until -> seal.acceptingPlainUntil(until, clock))
                    .orElse(seal);
        } catch (IllegalArgumentException malformed) {
            root.problem(SESSION_KEYS, String.valueOf(malformed.getMessage()));
            return clock -> SessionSeal.of(List.of());
        }
    }
}
