package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.model.Secret;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.time.Deadline;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPurpose;
import java.util.Base64;
import java.util.Optional;

/** The credentials of a request. Thread-safe. */
@FunctionalInterface
public interface Credentials {

    /**
     * Gets the credentials for one request. Waits for a token that is being issued.
     *
     * @param deadline the call's deadline; the wait ends with it
     * @throws dev.veriport.error.VeriportException when no token could be issued
     */
    Grant grant(Deadline deadline);

    /** The credentials of one request. */
    interface Grant {

        /** The value of the {@code Authorization} header; empty when the request has none. */
        Optional<Secret> header();

        /**
         * Reports that the vendor refused these credentials.
         *
         * @return whether another grant may succeed
         */
        default boolean refused() {
            return false;
        }
    }

    /** No header: the request itself carries its credentials. */
    static Credentials none() {
        return deadline -> Optional::empty;
    }

    /** Sends client id and secret with every request (Basic, RFC 7617). */
    static Credentials basic(ClientCredentials credentials) {
        byte[] pair = (credentials.clientId() + ":" + credentials.clientSecret().reveal()).getBytes(UTF_8);
        Optional<Secret> header =
                Optional.of(Secret.of("Basic " + Base64.getEncoder().encodeToString(pair)));
        return deadline -> () -> header;
    }

    /** Sends the vendor's API token (Bearer, RFC 6750). The token is reused as the vendor's policy allows. */
    static Credentials bearer(GuardedTokenIssuer tokens) {
        return deadline -> new BearerGrant(tokens, tokens.reusable(TokenPurpose.API, deadline));
    }

    /** A grant whose token is replaced when the vendor refuses it. */
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
