package dev.veriport.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * An image or a file the decision rests on: a handle, decoded when opened and never before. Thread-safe. It stays
 * readable as long as its result is held; nothing is written to disk.
 */
public interface Evidence {

    /** What it shows. */
    enum Kind {
        /** The face in front of the camera. */
        LIVENESS_FACE,
        DOCUMENT_FRONT,
        DOCUMENT_BACK,
        /** The portrait on the document. */
        DOCUMENT_FACE,
        ADDRESS_PROOF,
        OTHER
    }

    Kind kind();

    /** Which of {@link VerificationResult#documents()} it belongs to, counted from 0. */
    Reported<Integer> document();

    /** The vendor's own word on the type; what is inside may differ. */
    Reported<String> contentType();

    /** In bytes, decoded. Unreadable where they cannot be decoded. */
    Reported<Long> size();

    /** SHA-256 of the decoded bytes in lower-case hex; reads all of them. Unreadable where they cannot be decoded. */
    default Reported<String> sha256() {
        try (InputStream bytes = open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return Reported.of(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException undecodable) {
            return Reported.unreadable(origins());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Whether {@link #open()} can give bytes; some vendors only name what they keep. */
    default boolean openable() {
        return true;
    }

    /**
     * The decoded bytes, from the first; the caller closes the stream.
     *
     * @throws IOException when the vendor sent something that cannot be decoded
     * @throws UnsupportedOperationException when it is not {@link #openable()}
     */
    InputStream open() throws IOException;

    /** Where in the vendor's answer it stood, where that is known. */
    default List<Origin> origins() {
        return List.of();
    }

    /** Something the vendor keeps and gives no bytes of. */
    static Evidence keptByVendor(Kind kind, List<Origin> origins) {
        return new KeptByVendor(kind, origins);
    }
}
