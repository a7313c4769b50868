package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.InboundNotification;
import java.io.IOException;
import java.security.MessageDigest;

/** Checks and parses vendors' webhooks, which may be forged, truncated or malformed. Thread-safe. */
public final class Webhooks {
    private Webhooks() {}

    /** Compares a received value with the expected one in constant time. */
    public static boolean same(String sent, String expected) {
        return MessageDigest.isEqual(sent.getBytes(UTF_8), expected.getBytes(UTF_8));
    }

    /** @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when the bytes are not well-formed JSON */
    public static JsonValue json(InboundNotification delivery, byte[] json) {
        try {
            return JsonValue.parse(json);
        } catch (MalformedJsonException malformed) {
            throw unreadable(delivery, "is not well-formed JSON");
        }
    }

    /** @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when the body is not a whole multipart message */
    public static MultipartMessage multipart(InboundNotification delivery) {
        try {
            return MultipartMessage.read(delivery.header("Content-Type"), delivery.body());
        } catch (IOException malformed) {
            throw unreadable(delivery, "is not a whole multipart message");
        }
    }

    /**
     * The text of a field that every such delivery has.
     *
     * @param field a constant: the failure's message contains it
     * @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when the field is missing or blank, or is no text
     */
    public static String required(InboundNotification delivery, JsonValue object, String field) {
        return object.at(field).text().orElseThrow(() -> unreadable(delivery, "has no " + field));
    }

    /** An {@link ErrorCode#AUTHENTICATION} failure: the signature or path token is missing or wrong. */
    public static VeriportException forged(InboundNotification delivery, String what) {
        return refused(ErrorCode.AUTHENTICATION, delivery, what);
    }

    /**
     * The failure for a delivery that cannot be read, {@link ErrorCode#MALFORMED_RESPONSE}.
     *
     * @param what what is wrong, without contents of the delivery
     */
    public static VeriportException unreadable(InboundNotification delivery, String what) {
        return refused(ErrorCode.MALFORMED_RESPONSE, delivery, what);
    }

    private static VeriportException refused(ErrorCode code, InboundNotification delivery, String what) {
        return VeriportException.notSent(code, "the delivery to " + delivery.provider() + " " + what)
                .provider(delivery.provider())
                .operation("receive")
                .build();
    }
}
