package dev.veriport.token;

import dev.veriport.model.Secret;
import java.time.Duration;

/**
 * A token for any number of operations until it expires. Immutable.
 *
 * @param value the token
 * @param lifetime from the moment the vendor issued it, as the vendor says
 */
public record ReusableToken(Secret value, Duration lifetime) implements AccessToken {}
