package dev.veriport.store;

import java.util.Map;

/**
 * A vendor's answer as it arrived, before it is parsed. Prints without contents. Immutable if the body's array is not
 * changed.
 *
 * @param status the HTTP status
 * @param headers those that are needed to read the answer, with names in lower case; a store may leave them out
 * @param body the raw bytes; the array is not copied, so do not change it
 */
public record StoredResponse(int status, Map<String, String> headers, byte[] body) {

    /** Copies the headers. The body is not copied. */
    public StoredResponse {
        headers = Map.copyOf(headers);
    }

    /** An answer without headers. */
    public StoredResponse(int status, byte[] body) {
        this(status, Map.of(), body);
    }

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return "StoredResponse[" + status + ", " + body.length + " bytes]";
    }
}
