package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.InboundNotification;
import java.io.IOException;
import java.security.MessageDigest;

/** What vendors' webhooks have in common: they may be forged, cut, or something else altogether. */
public final class Webhooks {
    private Webhooks() {}

    /** Compares what a stranger sent with what it should be, in constant time. */
    public static boolean same(String sent, String expected) {
        return MessageDigest.isEqual(sent.getBytes(UTF_8), expected.getBytes(UTF_8));
    }

    /** @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when it is not JSON, whole and well-formed */
    public static JsonValue json(InboundNotification delivery, byte[] json) {
        try {
            return JsonValue.parse(json);
        } catch (MalformedJsonException malformed) {
            throw unreadable(delivery, "is not well-formed JSON");
        }
    }

    /** @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when it is not multipart, whole and well-formed */
    public static MultipartMessage multipart(InboundNotification delivery) {
        try {
            return MultipartMessage.read(delivery.header("Content-Type"), delivery.body());
        } catch (IOException malformed) {
            throw unreadable(delivery, "is not a whole multipart message");
        }
    }

    /** Signed by somebody else, or by nobody. */
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
