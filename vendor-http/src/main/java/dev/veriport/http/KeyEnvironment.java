package dev.veriport.http;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.model.Environment;
import dev.veriport.model.Secret;
import java.util.Optional;

/** Compares the environment that an API key belongs to with the setting {@code environment}. */
public final class KeyEnvironment {
    /** Core reads and checks it; here it is compared with the key. */
    private static final ConfigKey<Optional<Environment>> ENVIRONMENT = ConfigKey.choice(
                    "environment", Environment.class, "The vendor's environment that this account belongs to.")
            .optional();

    private KeyEnvironment() {}

    /**
     * Checks the beginning of a key, as for {@link ConfigKey#as}.
     *
     * @param one what a key of one kind begins with, of the live environment for instance
     * @param other what a key of the other kind begins with
     * @throws IllegalArgumentException when the key begins with neither
     */
    public static Secret checked(Secret key, String one, String other) {
        if (!key.reveal().startsWith(one) && !key.reveal().startsWith(other)) {
            throw new IllegalArgumentException("must begin with " + one + " or " + other);
        }
        return key;
    }

    /**
     * The environment that a key names.
     *
     * @param sandbox what a key of the sandbox begins with
     */
    public static Environment of(Secret key, String sandbox) {
        return key.reveal().startsWith(sandbox) ? Environment.SANDBOX : Environment.LIVE;
    }

    /**
     * Reports a problem when the setting says another environment. Unset, it says live.
     *
     * @param key the setting with the API key
     * @param ofKey the environment that the vendor's form of the key names
     */
    public static void require(ConfigReader in, ConfigKey<?> key, Environment ofKey) {
        if (in.get(ENVIRONMENT).orElse(Environment.LIVE) != ofKey) {
            String word = ofKey == Environment.LIVE ? "live" : "sandbox";
            in.problem(
                    ENVIRONMENT, "must be " + word + ", because " + in.nameOf(key) + " is a key of that environment");
        }
    }
}
