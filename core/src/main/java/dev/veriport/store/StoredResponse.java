package dev.veriport.store;

import java.util.Map;

/**
 * A vendor's answer as it came, before it is parsed. Prints without contents. Immutable, unless somebody writes to the body.
 *
 * @param status the HTTP status
 * @param headers those that are needed to read the answer, names in lower case; a store may leave them out
 * @param body raw; the array is not copied, so leave it alone
 */
public record StoredResponse(int status, Map<String, String> headers, byte[] body) {

    public StoredResponse {
        headers = Map.copyOf(headers);
    }

    /** Without headers. */
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
