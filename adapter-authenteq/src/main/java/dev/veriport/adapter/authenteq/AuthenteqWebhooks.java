package dev.veriport.adapter.authenteq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.adapter.authenteq.AuthenteqSettings.SignatureConstruction;
import dev.veriport.http.ClientCredentials;
import dev.veriport.http.JsonValue;
import dev.veriport.http.MultipartMessage;
import dev.veriport.http.Webhooks;
import dev.veriport.model.Ascii;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Authenteq's webhooks: signed over the raw bytes, so nothing is parsed before the signature is right. Page "Webhook",
 * docs.authenteq.com. They come again for a week until they are answered with 200, and an old one can be sent again for
 * ever: the verification's id tells that it is known.
 */
final class AuthenteqWebhooks {
    private final ProviderId provider;
    private final ClientCredentials credentials;
    private final SignatureConstruction construction;

    AuthenteqWebhooks(ProviderId provider, ClientCredentials credentials, SignatureConstruction construction) {
        this.provider = provider;
        this.credentials = credentials;
        this.construction = construction;
    }

    Notification receive(InboundNotification delivery) {
        if (!Webhooks.same(delivery.header("X-CLIENT-ID"), credentials.clientId())) {
            throw Webhooks.forged(delivery, "is for another client: compare veriport.authenteq.client-id");
        }
        String signature = Ascii.lowerCase(delivery.header("X-SIGNATURE"));
        if (!Webhooks.same(signature, signatureOf(delivery.body()))) {
            throw Webhooks.forged(
                    delivery, "is not signed with our secret: compare veriport.authenteq.webhook-signature");
        }
        MultipartMessage message = Webhooks.multipart(delivery);
        MultipartMessage.Part part =
                message.part("result").orElseThrow(() -> Webhooks.unreadable(delivery, "has no result"));
        JsonValue body = Webhooks.json(delivery, part.content());
        VerificationResult result =
                AuthenteqResults.of(provider, Reported.notProvided(), body, AuthenteqEvidence.in(message, part));
        VerificationId id = result.id().toOptional().orElseThrow(() -> Webhooks.unreadable(delivery, "has no id"));
        return new Notification(
                id, Notification.Kind.COMPLETED, result.decision(), true, id.value(), Reported.of(result));
    }

    /** In lower-case hex. "Digest of the request body and your Client Secret" leaves three ways; one is set. */
    private String signatureOf(byte[] body) {
        byte[] secret = credentials.clientSecret().reveal().getBytes(UTF_8);
        try {
            return HexFormat.of()
                    .formatHex(
                            switch (construction) {
                                case SHA256_BODY_SECRET -> sha256(body, secret);
                                case SHA256_SECRET_BODY -> sha256(secret, body);
                                case HMAC_SHA256 -> hmac(secret, body);
                            });
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static byte[] sha256(byte[] first, byte[] then) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(first);
        return digest.digest(then);
    }

    private static byte[] hmac(byte[] secret, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return mac.doFinal(body);
    }
}
