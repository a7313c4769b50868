package dev.veriport.testkit.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Webhooks of the in-memory vendor: a kind and the id of a verification, with a digest that only the vendor can make. */
final class InMemoryDeliveries {
    private static final String SIGNATURE = "x-signature";

    private final String secret = UUID.randomUUID().toString();

    /**
     * The contents of a delivery.
     *
     * @param id of the verification
     */
    record Contents(Notification.Kind kind, String id) {}

    InboundNotification sign(ProviderId provider, Contents contents) {
        byte[] body = (contents.kind() + " " + contents.id()).getBytes(UTF_8);
        return new InboundNotification(provider, Map.of(SIGNATURE, List.of(signature(body))), body);
    }

    /** Checks the signature and returns the contents. */
    Contents read(InboundNotification delivery) {
        byte[] sent = delivery.header(SIGNATURE).getBytes(UTF_8);
        if (!MessageDigest.isEqual(sent, signature(delivery.body()).getBytes(UTF_8))) {
            throw VeriportException.notSent(ErrorCode.AUTHENTICATION, "the delivery is not signed by the vendor")
                    .build();
        }
        String[] kindAndId = new String(delivery.body(), UTF_8).split(" ", 2);
        return new Contents(Notification.Kind.valueOf(kindAndId[0]), kindAndId[1]);
    }

    private String signature(byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(body);
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
