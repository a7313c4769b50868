package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.model.Secret;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.time.Deadline;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPurpose;
import java.util.Base64;
import java.util.Optional;

/** What a request shows to be let in. */
@FunctionalInterface
public interface Authorization {

    /** @param deadline of the call; a token that is not there yet is waited for */
    Grant grant(Deadline deadline);

    /** What one request shows. */
    interface Grant {

        /** The value of the {@code Authorization} header, if there is to be one. */
        Optional<Secret> header();

        /**
         * The vendor refused it.
         *
         * @return whether another grant may be let in
         */
        default boolean refused() {
            return false;
        }
    }

    /** Nothing: the request carries what it needs. */
    static Authorization none() {
        return deadline -> Optional::empty;
    }

    /** Client id and secret, in every request (RFC 7617). */
    static Authorization basic(ClientCredentials credentials) {
        byte[] pair = (credentials.clientId() + ":" + credentials.clientSecret().reveal()).getBytes(UTF_8);
        Optional<Secret> header =
                Optional.of(Secret.of("Basic " + Base64.getEncoder().encodeToString(pair)));
        return deadline -> () -> header;
    }

    /** The vendor's API token (RFC 6750), held within the vendor's policy. */
    static Authorization bearer(GuardedTokenIssuer tokens) {
        return deadline -> new BearerGrant(tokens, tokens.reusable(TokenPurpose.API, deadline));
    }

    /** A token that is replaced when the vendor refuses it. */
    record BearerGrant(GuardedTokenIssuer tokens, ReusableToken token) implements Grant {
        @Override
        public Optional<Secret> header() {
            return Optional.of(Secret.of("Bearer " + token.value().reveal()));
        }

        @Override
        public boolean refused() {
            tokens.refuse(TokenPurpose.API, token);
            return true;
        }
    }
}
