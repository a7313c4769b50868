package dev.veriport.http;

import dev.veriport.adapter.faceki.FacekiApi;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPurpose;

/** Planted: what every vendor shares knows one of them, and guards tokens by itself. */
abstract class PlantedInHttp implements GuardedTokenIssuer {
    abstract FacekiApi vendor();

    @Override
    public void refuse(TokenPurpose purpose, ReusableToken seen) {}
}
