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
 * An image as it leaves: a JPEG or PNG without the place, time, device, thumbnails and comments that cameras write into it.
 * Only the way it is to be turned stays. It was gone through once, and is gone through again when it is written: never held
 * whole, in as much memory whatever it is made of. Thread-safe as its source is. Prints its type and size alone.
 */
public final class CleanImage {
    /** What an image may come to, in bytes; set in megabytes. */
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
     * Looks an image through.
     *
     * @param what names it in a failure, as in {@code the selfie}
     * @param atMost in bytes, what is beside the picture included
     * @throws VeriportException {@link ErrorCode#INVALID_REQUEST} when it is no JPEG or PNG, is cut, too large, or cannot
     *     be read
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
            throw invalid(what + " is cut short: send the whole file");
        } catch (IOException unreadable) {
            throw invalid(what + " cannot be read: check its file");
        }
    }

    private static VeriportException invalid(String message) {
        return VeriportException.notSent(ErrorCode.INVALID_REQUEST, message).build();
    }

    /** As in {@code image/jpeg}. */
    public String contentType() {
        return type.contentType();
    }

    /** As in {@code jpg}. */
    public String extension() {
        return type.extension();
    }

    /** In bytes, as it leaves. */
    public long length() {
        return length;
    }

    /** @throws UnreadableImageException when the source cannot be read, or gives something else than it did before */
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = new SourceStream(source)) {
            ImageScanner scanner = new ImageScanner(in, atMost);
            MeasuredStream measured = new MeasuredStream(out, length);
            if (ImageType.of(scanner) == type) {
                type.write(scanner, measured, exif);
            }
            if (measured.count() != length) {
                throw new UnfitImageException("changed while it was being sent");
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
