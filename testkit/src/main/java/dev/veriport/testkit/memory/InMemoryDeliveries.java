package dev.veriport.testkit.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.VerificationId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Webhooks of the in-memory vendor: the id of a verification, with a digest that only the vendor can make. */
final class InMemoryDeliveries {
    private static final String SIGNATURE = "x-signature";

    private final String secret = UUID.randomUUID().toString();

    InboundNotification sign(VerificationId verification) {
        byte[] body = verification.value().getBytes(UTF_8);
        return new InboundNotification(verification.provider(), Map.of(SIGNATURE, List.of(signature(body))), body);
    }

    /** Checks the signature and returns the verification's id. */
    String read(InboundNotification delivery) {
        byte[] sent = delivery.header(SIGNATURE).getBytes(UTF_8);
        if (!MessageDigest.isEqual(sent, signature(delivery.body()).getBytes(UTF_8))) {
            throw VeriportException.notSent(ErrorCode.AUTHENTICATION, "the delivery is not signed by the vendor")
                    .build();
        }
        return new String(delivery.body(), UTF_8);
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
