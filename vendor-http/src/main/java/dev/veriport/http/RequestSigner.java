package dev.veriport.http;

import dev.veriport.error.VeriportException;
import dev.veriport.model.Secret;
import java.time.Instant;
import java.util.Map;

/** Signs requests, for a vendor that verifies what arrives. Must be thread-safe. */
@FunctionalInterface
public interface RequestSigner {

    /**
     * Signs one attempt, right before it is sent. Another attempt is signed anew.
     *
     * @return the headers to send, by their names
     * @throws VeriportException when the request cannot be signed; nothing is sent
     */
    Map<String, Secret> sign(Attempt attempt);

    /**
     * One attempt, exactly as it is sent. Prints only its method.
     *
     * @param method in capitals
     * @param target the path and query of the request line, encoded
     * @param body the bytes of the body; empty for none; the array is not copied, so do not change it
     * @param at when the attempt is made, by the runtime's clock
     */
    record Attempt(String method, String target, byte[] body, Instant at) {
        @Override
        public String toString() {
            return "Attempt[" + method + "]";
        }
    }
}
