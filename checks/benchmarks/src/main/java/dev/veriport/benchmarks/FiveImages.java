package dev.veriport.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** A result of Authenteq's with five images, as its page prints one, with an invented person. */
final class FiveImages {
    private static final List<String> NAMES = List.of("croppedFrontImage", "croppedBackImage", "faceImage");

    private FiveImages() {}

    /** @param size of each image, in bytes */
    static List<byte[]> base64(int size) {
        byte[] image = new byte[size];
        new Random(1).nextBytes(image);
        byte[] text = Base64.getEncoder().encode(image);
        return List.of(text, text.clone(), text.clone(), text.clone(), text.clone());
    }

    static byte[] body(List<byte[]> base64) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        write(body, "{\"id\":\"v-1\",\"status\":\"PASSED\",\"platform\":\"WEB\",");
        write(
                body,
                "\"startTime\":\"2024-01-02T03:04:05Z\",\"endTime\":\"2024-01-02T03:06:07Z\",\"livenessFaceImage\":");
        image(body, base64.get(0));
        write(body, ",\"addressProofDocument\":");
        image(body, base64.get(1));
        write(body, ",\"documentData\":{\"documentType\":\"DL\",\"documentNumber\":\"X0000001\",");
        write(body, "\"issuingCountry\":\"DEU\",\"surnameAndGivenNames\":\"MUSTER ERIKA\",\"sex\":\"F\",");
        write(body, "\"dateOfBirth\":\"1990-08-12\",\"dateOfIssue\":\"2020-01-02\",\"dateOfExpiry\":\"2030-01-01\"");
        for (int i = 0; i < NAMES.size(); i++) {
            write(body, ",\"" + NAMES.get(i) + "\":");
            image(body, base64.get(i + 2));
        }
        write(body, "},\"nfcVerified\":false}");
        return body.toByteArray();
    }

    private static void image(ByteArrayOutputStream body, byte[] base64) {
        write(body, "{\"contentType\":\"image/jpeg\",\"content\":\"");
        body.writeBytes(base64);
        write(body, "\"}");
    }

    private static void write(ByteArrayOutputStream body, String json) {
        body.writeBytes(json.getBytes(US_ASCII));
    }
}
