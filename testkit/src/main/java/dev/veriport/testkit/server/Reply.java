package dev.veriport.testkit.server;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One complete HTTP answer of a fake: what a route gives for a request.
 *
 * @param status the HTTP status
 * @param headers header fields, in the order in which they are sent; {@code Content-Length} is added by the server
 * @param body the bytes of the body, empty for none
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    /**
     * Copies the headers and the body.
     *
     * @throws IllegalArgumentException when the status is not from 200 to 599
     */
    public Reply {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("not a final HTTP status: " + status);
        }
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        body = body.clone();
    }

    /** A body of text, sent as UTF-8. */
    public static Reply of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A body of bytes. */
    public static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", contentType), body);
    }

    /** A JSON body; the text goes out as it is, also where it is no JSON at all. */
    public static Reply json(int status, String body) {
        return of(status, "application/json", body);
    }

    /** A hosted page, with the headers that keep it from being framed, cached or leaked through the referrer. */
    public static Reply page(int status, String html) {
        return of(status, "text/html; charset=utf-8", html)
                .withHeader("Cache-Control", "no-store")
                .withHeader("Referrer-Policy", "no-referrer")
                .withHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    }

    /** "See other": the browser goes on with a GET. */
    public static Reply seeOther(String location) {
        return new Reply(303, Map.of("Location", location, "Referrer-Policy", "no-referrer"), new byte[0]);
    }

    /** The same answer with one more header field, or with another value for it. */
    public Reply withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    /** The same answer with something behind its body, for readers that stop too early. */
    public Reply followedBy(String garbage) {
        byte[] tail = garbage.getBytes(StandardCharsets.UTF_8);
        byte[] longer = new byte[body.length + tail.length];
        System.arraycopy(body, 0, longer, 0, body.length);
        System.arraycopy(tail, 0, longer, body.length, tail.length);
        return new Reply(status, headers, longer);
    }

    /** A copy of the body. */
    @Override
    public byte[] body() {
        return body.clone();
    }

    /** The body read as UTF-8. */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Reply[" + status + ", " + body.length + " bytes]";
    }
}
