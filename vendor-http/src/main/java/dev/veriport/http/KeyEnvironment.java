package dev.veriport.http;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.model.Environment;
import java.util.Optional;

/** Compares the environment that an API key belongs to with the setting {@code environment}. */
public final class KeyEnvironment {
    /** Core reads and checks it; here it is compared with the key. */
    private static final ConfigKey<Optional<Environment>> ENVIRONMENT = ConfigKey.choice(
                    "environment", Environment.class, "The vendor's environment that this account belongs to.")
            .optional();

    private KeyEnvironment() {}

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
