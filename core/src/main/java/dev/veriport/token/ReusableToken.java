package dev.veriport.token;

import dev.veriport.model.Secret;
import java.time.Duration;

/**
 * Good for many operations until it expires.
 *
 * @param value what the vendor gave
 * @param lifetime from the moment the vendor issued it, as the vendor says
 */
public record ReusableToken(Secret value, Duration lifetime) implements AccessToken {}
