package dev.veriport.http.image;

import dev.veriport.config.ConfigKey;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ImageSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalInt;

/**
 * An image without metadata: a JPEG or PNG without the place, time, device, thumbnails and comments that cameras write.
 * Only the orientation stays. The source is read once to check it, and again when it is written, in constant memory.
 * Thread-safe if its source is. Prints only its type and size.
 */
public final class CleanImage {
    /** The maximum size of an image, in bytes; configured in MiB. */
    public static final ConfigKey<Long> LIMIT = ConfigKey.count(
                    "max-image-megabytes", "The maximum size of a submitted image, in MiB.")
            .as("1", megabytes -> megabytes * 1024L * 1024L)
            .withDefault("5");

    private static final byte[] NO_EXIF = {};

    private final ImageSource source;
    private final ImageType type;
    private final byte[] exif;
    private final long atMost;
    private final long length;

    private CleanImage(ImageSource source, ImageType type, byte[] exif, long atMost, long length) {
        this.source = source;
        this.type = type;
        this.exif = exif;
        this.atMost = atMost;
        this.length = length;
    }

    /**
     * Reads and checks an image.
     *
     * @param what the image's name for failures, as in {@code the selfie}
     * @param atMost the maximum size in bytes, including metadata
     * @throws VeriportException {@link ErrorCode#INVALID_REQUEST} when it is not a JPEG or PNG, is truncated, too
     *     large, or cannot be read
     */
    public static CleanImage of(ImageSource source, String what, long atMost) {
        try (InputStream in = new SourceStream(source)) {
            ImageScanner scanner = new ImageScanner(in, atMost);
            ImageType type = ImageType.of(scanner);
            MeasuredStream measured = new MeasuredStream(OutputStream.nullOutputStream(), Long.MAX_VALUE);
            OptionalInt orientation = type.write(scanner, measured, NO_EXIF);
            byte[] exif = orientation.isPresent() ? type.exif(orientation.getAsInt()) : NO_EXIF;
            return new CleanImage(source, type, exif, atMost, measured.count() + exif.length);
        } catch (UnfitImageException unfit) {
            throw invalid(what + " " + unfit.getMessage());
        } catch (EOFException cut) {
            throw invalid(what + " is truncated: send the whole file");
        } catch (IOException unreadable) {
            throw invalid(what + " cannot be read: check its file");
        }
    }

    private static VeriportException invalid(String message) {
        return VeriportException.notSent(ErrorCode.INVALID_REQUEST, message).build();
    }

    /** The content type, as in {@code image/jpeg}. */
    public String contentType() {
        return type.contentType();
    }

    /** The file name extension, as in {@code jpg}. */
    public String extension() {
        return type.extension();
    }

    /** The size in bytes, without metadata. */
    public long length() {
        return length;
    }

    /**
     * Writes the image without metadata.
     *
     * @throws UnreadableImageException when the source cannot be read, or has changed since it was checked
     * @throws IOException when {@code out} fails
     */
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = new SourceStream(source)) {
            ImageScanner scanner = new ImageScanner(in, atMost);
            MeasuredStream measured = new MeasuredStream(out, length);
            if (ImageType.of(scanner) == type) {
                type.write(scanner, measured, exif);
            }
            if (measured.count() != length) {
                throw new UnfitImageException("changed after it was checked: submit it again");
            }
        } catch (UnfitImageException | EOFException changed) {
            throw new UnreadableImageException();
        }
    }

    @Override
    public String toString() {
        return "CleanImage[" + type + ", " + length + " bytes]";
    }
}
