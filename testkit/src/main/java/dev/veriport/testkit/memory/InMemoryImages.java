package dev.veriport.testkit.memory;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ImageSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Accepts only JPEG and PNG, by their first bytes. */
final class InMemoryImages {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8};
    private static final byte[] PNG = {(byte) 0x89, 'P'};

    private InMemoryImages() {}

    /** @throws VeriportException {@link ErrorCode#INVALID_REQUEST} when one of them is not an image */
    static void requireAll(EvidenceSubmission submission) {
        require(submission.selfie());
        submission.documents().forEach(document -> document.sides().forEach(InMemoryImages::require));
    }

    private static void require(ImageSource image) {
        try (InputStream in = image.open()) {
            byte[] start = in.readNBytes(2);
            if (Arrays.equals(start, JPEG) || Arrays.equals(start, PNG)) {
                return;
            }
        } catch (IOException unreadable) {
            // not an image
        }
        throw VeriportException.notSent(ErrorCode.INVALID_REQUEST, "an image is neither JPEG nor PNG: convert it")
                .build();
    }
}
