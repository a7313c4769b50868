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
 * An image or file that the decision is based on. It is decoded, or fetched from the vendor, each time it is opened and
 * never before. It can be read as long as its result is referenced; nothing is written to disk. Thread-safe.
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
        /** The portrait in the chip of the document. */
        CHIP_FACE,
        /** A video of the person or of a document. */
        VIDEO,
        /** The vendor's own report of the verification. */
        REPORT,
        /** A proof of address, such as a utility bill. */
        ADDRESS_PROOF,
        /** Anything else. */
        OTHER
    }

    /** Where the bytes are. */
    enum Availability {
        /** In the vendor's answer, which the result holds. */
        HELD,
        /** At the vendor. Each {@link Evidence#open()} is a request. */
        AT_VENDOR,
        /** At the vendor, which gives no bytes of it. Look it up in the vendor's portal. */
        NOT_OFFERED
    }

    /** What the image or file shows. */
    Kind kind();

    /** The index in {@link VerificationResult#documents()} of the document that it belongs to, counted from 0. */
    Reported<Integer> document();

    /** The content type that the vendor gave. The bytes may be of another type. */
    Reported<String> contentType();

    /**
     * The size in bytes, once decoded. {@code UNREADABLE} when they cannot be decoded. Nothing is fetched for it: for
     * bytes that are {@link Availability#AT_VENDOR} it is what the vendor said, and {@code NOT_READ} where it said nothing.
     */
    Reported<Long> size();

    /**
     * The SHA-256 of the decoded bytes in lower-case hex. Reads all bytes. {@code UNREADABLE} when they cannot be
     * decoded, {@code NOT_READ} when they are {@link Availability#AT_VENDOR}: nothing is fetched for it.
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

    /** Where the bytes are. By default the result holds them. */
    default Availability availability() {
        return Availability.HELD;
    }

    /**
     * The decoded bytes from the first one. The caller closes the stream.
     *
     * @throws IOException when the vendor sent something that cannot be decoded
     * @throws dev.veriport.error.VeriportException when the bytes are {@link Availability#AT_VENDOR} and cannot be fetched
     * @throws UnsupportedOperationException when they are {@link Availability#NOT_OFFERED}
     */
    InputStream open() throws IOException;

    /** The fields of the vendor's answer that it came from; empty where they are not known. */
    default List<Origin> origins() {
        return List.of();
    }

    /** Evidence that the vendor keeps and gives no bytes of. It is {@link Availability#NOT_OFFERED}. */
    static Evidence keptByVendor(Kind kind, List<Origin> origins) {
        return new KeptByVendor(kind, origins);
    }
}
