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
 * An image or file that the decision is based on. It is decoded each time it is opened, never before. It can be read
 * as long as its result is referenced; nothing is written to disk. Thread-safe.
 */
public interface Evidence {

    /** What the image or file shows. */
    enum Kind {
        /** The face in front of the camera. */
        LIVENESS_FACE,
        /** The front of a document. */
        DOCUMENT_FRONT,
        /** The back of a document. */
        DOCUMENT_BACK,
        /** The portrait on the document. */
        DOCUMENT_FACE,
        /** A proof of address, such as a utility bill. */
        ADDRESS_PROOF,
        /** Anything else. */
        OTHER
    }

    /** What the image or file shows. */
    Kind kind();

    /** The index in {@link VerificationResult#documents()} of the document that it belongs to, counted from 0. */
    Reported<Integer> document();

    /** The content type that the vendor gave. The bytes may be of another type. */
    Reported<String> contentType();

    /** The size of the decoded bytes. {@code UNREADABLE} when they cannot be decoded. */
    Reported<Long> size();

    /**
     * The SHA-256 of the decoded bytes in lower-case hex. Reads all bytes. {@code UNREADABLE} when they cannot be
     * decoded.
     */
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

    /** Whether {@link #open()} returns bytes. Some vendors only name the files that they keep. */
    default boolean openable() {
        return true;
    }

    /**
     * The decoded bytes from the first one. The caller closes the stream.
     *
     * @throws IOException when the vendor sent something that cannot be decoded
     * @throws UnsupportedOperationException when it is not {@link #openable()}
     */
    InputStream open() throws IOException;

    /** The fields of the vendor's answer that it came from; empty where they are not known. */
    default List<Origin> origins() {
        return List.of();
    }

    /** Evidence that the vendor keeps and gives no bytes of. It is not {@link #openable()}. */
    static Evidence keptByVendor(Kind kind, List<Origin> origins) {
        return new KeptByVendor(kind, origins);
    }
}
