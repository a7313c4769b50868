package dev.veriport.model;

/**
 * A vendor's answer as it came, before anybody parsed it. Prints without contents.
 *
 * @param status the HTTP status
 * @param body raw; the array is not copied, so leave it alone
 */
public record KeptResponse(int status, byte[] body) {
    @Override
    public String toString() {
        return "KeptResponse[" + status + ", " + body.length + " bytes]";
    }
}
