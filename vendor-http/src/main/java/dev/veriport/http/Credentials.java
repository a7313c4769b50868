package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Secret;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.time.Deadline;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPurpose;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

/** How the requests to a vendor are authenticated. Prints no secret. Immutable, thread-safe. */
public abstract sealed class Credentials {
    private static final String AUTHORIZATION = "Authorization";

    private Credentials() {}

    /**
     * Gets what one attempt is sent with. Waits for a token that is being issued.
     *
     * @param deadline the call's deadline; the wait ends with it
     * @throws VeriportException when no token could be issued
     */
    abstract Grant grant(Deadline deadline);

    /** Whether requests are signed, which needs their bodies in memory. */
    boolean areSignatures() {
        return false;
    }

    /** What one attempt is sent with. */
    @FunctionalInterface
    interface Grant {

        /**
         * The headers with the credentials.
         *
         * @param attempt makes the attempt that a signer signs
         * @throws VeriportException when the attempt cannot be signed
         */
        Map<String, Secret> headers(Supplier<RequestSigner.Attempt> attempt);

        /**
         * Reports that the vendor refused these credentials.
         *
         * @return whether another grant may succeed
         */
        default boolean reportRefused() {
            return false;
        }
    }

    /** No header: the request itself carries its credentials. */
    public static Credentials none() {
        return new Fixed(Map.of());
    }

    /** Sends client id and secret with every request (Basic, RFC 7617). */
    public static Credentials basic(ClientCredentials credentials) {
        byte[] pair = (credentials.clientId() + ":" + credentials.clientSecret().reveal()).getBytes(UTF_8);
        return header(AUTHORIZATION, Secret.of("Basic " + Base64.getEncoder().encodeToString(pair)));
    }

    /**
     * Sends the secret with every request in the header {@code Authorization}.
     *
     * @param scheme what stands before the secret, with its space: {@code "Bearer "} or {@code "Token token="}
     * @throws VeriportException {@code CONFIGURATION} when no header can contain the secret
     */
    public static Credentials scheme(String scheme, Secret secret) {
        return header(AUTHORIZATION, Secret.of(scheme + secret.reveal()));
    }

    /**
     * Sends the secret with every request in a header of the vendor's own.
     *
     * @throws VeriportException {@code CONFIGURATION} when no header can contain the secret
     */
    public static Credentials header(String name, Secret secret) {
        return new Fixed(RequestText.credentials(Map.of(name, secret)));
    }

    /** Sends the vendor's API token (Bearer, RFC 6750). The token is reused as the vendor's policy allows. */
    public static Credentials bearer(GuardedTokenIssuer tokens) {
        return new Bearer(tokens);
    }

    /** Signs every attempt. The body of a signed request is held in memory, its images too. */
    public static Credentials signed(RequestSigner signer) {
        return new Signed(signer);
    }

    private static final class Fixed extends Credentials {
        private final Map<String, Secret> headers;

        Fixed(Map<String, Secret> headers) {
            this.headers = headers;
        }

        @Override
        Grant grant(Deadline deadline) {
            return attempt -> headers;
        }
    }

    private static final class Bearer extends Credentials {
        private final GuardedTokenIssuer tokens;

        Bearer(GuardedTokenIssuer tokens) {
            this.tokens = tokens;
        }

        @Override
        Grant grant(Deadline deadline) {
            return new BearerGrant(tokens, tokens.reusable(TokenPurpose.API, deadline));
        }
    }

    /** A grant whose token is replaced when the vendor refuses it. */
    private record BearerGrant(GuardedTokenIssuer tokens, ReusableToken token) implements Grant {
        @Override
        public Map<String, Secret> headers(Supplier<RequestSigner.Attempt> attempt) {
            return Map.of(AUTHORIZATION, Secret.of("Bearer " + token.value().reveal()));
        }

        @Override
        public boolean reportRefused() {
            tokens.refuse(TokenPurpose.API, token);
            return true;
        }
    }

    private static final class Signed extends Credentials {
        private final RequestSigner signer;

        Signed(RequestSigner signer) {
            this.signer = signer;
        }

        @Override
        Grant grant(Deadline deadline) {
            return this::headers;
        }

        private Map<String, Secret> headers(Supplier<RequestSigner.Attempt> attempt) {
            try {
                return RequestText.credentials(signer.sign(attempt.get()));
            } catch (VeriportException failure) {
                throw failure.toBuilder().phase(Phase.NOT_SENT).build();
            } catch (RuntimeException unexpected) {
                throw VeriportException.notSent(
                                ErrorCode.CONFIGURATION,
                                "the request cannot be signed, by a fault of its adapter: report it with this stack")
                        .unexpected(unexpected)
                        .build();
            }
        }

        @Override
        boolean areSignatures() {
            return true;
        }
    }
}
