package dev.veriport.token;

import dev.veriport.port.TokenIssuer;

/** Planted: a token knows its issuer. */
public interface PlantedInTokens {
    TokenIssuer above();
}
