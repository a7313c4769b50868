package dev.veriport.http;

import dev.veriport.http.Credentials.Grant;
import dev.veriport.spi.Exchange;
import dev.veriport.spi.StaleConnectionException;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Deadline;

/**
 * The request of one call, as the pipeline sends it.
 *
 * @param maxBody the maximum size of the response body, in bytes
 */
record HttpExchange(HttpSender http, VendorRequest request, Credentials credentials, int maxBody) implements Exchange {

    @Override
    public Authorized authorize(Deadline deadline) {
        return new AuthorizedRequest(this, credentials.grant(deadline));
    }

    private record AuthorizedRequest(HttpExchange of, Grant grant) implements Authorized {
        @Override
        public StoredResponse send(Deadline deadline, boolean onFreshConnection) throws StaleConnectionException {
            return of.http.send(of.request, grant.header(), deadline, of.maxBody, onFreshConnection);
        }

        @Override
        public boolean refused() {
            return grant.refused();
        }
    }
}
