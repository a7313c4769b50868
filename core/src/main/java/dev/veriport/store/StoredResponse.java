package dev.veriport.store;

/**
 * A vendor's answer as it came, before anybody parsed it. Prints without contents.
 *
 * @param status the HTTP status
 * @param body raw; the array is not copied, so leave it alone
 */
public record StoredResponse(int status, byte[] body) {
    @Override
    public String toString() {
        return "StoredResponse[" + status + ", " + body.length + " bytes]";
    }
}
