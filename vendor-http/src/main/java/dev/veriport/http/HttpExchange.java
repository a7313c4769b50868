package dev.veriport.http;

import dev.veriport.http.Credentials.Grant;
import dev.veriport.http.RequestSigner.Attempt;
import dev.veriport.spi.Exchange;
import dev.veriport.spi.StaleConnectionException;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Deadline;
import java.time.InstantSource;

/**
 * The request of one call, as the pipeline sends it.
 *
 * @param maxBody the maximum size of the response body, in bytes
 */
record HttpExchange(HttpSender http, VendorRequest request, Credentials credentials, InstantSource clock, int maxBody)
        implements Exchange {

    /** A request to sign is held in memory: the bytes that are signed are the bytes that are sent. */
    HttpExchange {
        request = credentials.areSignatures() ? request.inMemory() : request;
    }

    @Override
    public Authorized authorize(Deadline deadline) {
        return new AuthorizedRequest(this, credentials.grant(deadline));
    }

    private Attempt attempt() {
        byte[] body = request.body().map(known -> known.inMemory().bytes()).orElseGet(() -> new byte[0]);
        return new Attempt(request.method(), http.target(request), body, clock.instant());
    }

    private record AuthorizedRequest(HttpExchange of, Grant grant) implements Authorized {
        @Override
        public StoredResponse send(Deadline deadline, boolean onFreshConnection) throws StaleConnectionException {
            return of.http.send(of.request, grant.headers(of::attempt), deadline, of.maxBody, onFreshConnection);
        }

        @Override
        public boolean reportRefused() {
            return grant.reportRefused();
        }
    }
}
