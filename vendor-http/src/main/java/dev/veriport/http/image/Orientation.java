package dev.veriport.http.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The orientation of an image, from the places in its file that can contain one. The precedence is that of common
 * readers (Pillow, Exiv2, the Windows Imaging Component): Exif before XMP. Of several entries in one place the first
 * counts, even without the tag. An invalid tag means no rotation; the other places are then ignored.
 */
final class Orientation {
    /** The places of an orientation, in order of precedence. */
    enum Place {
        EXIF,

        /** ImageMagick's text with Exif in hex, from before PNG had Exif. */
        EXIF_IN_TEXT,

        /** The same with its older key. */
        SEGMENT_IN_TEXT,
        XMP
    }

    private static final Pattern XMP = Pattern.compile("tiff:Orientation\\s?(?:=\\s?[\"']|>)\\s?([0-9])");
    private static final int LINES_OF_HEX_HEAD = 3;

    private final Map<Place, OptionalInt> byPlace = new EnumMap<>(Place.class);

    /** Whether this place was not read yet. */
    boolean isUnread(Place place) {
        return !byPlace.containsKey(place);
    }

    /** @param metadata all of it, or as much as common readers read */
    void take(Place place, byte[] metadata) {
        byPlace.put(
                place,
                switch (place) {
                    case EXIF -> Exif.orientation(metadata);
                    case EXIF_IN_TEXT, SEGMENT_IN_TEXT -> Exif.orientation(fromHex(metadata));
                    case XMP -> inXmp(metadata);
                });
    }

    /** From 2 to 8; empty when the image is upright, or its orientation is unknown. */
    OptionalInt found() {
        for (OptionalInt one : byPlace.values()) {
            if (one.isPresent()) {
                return one.getAsInt() >= 2 && one.getAsInt() <= 8 ? one : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    /** The format: an empty line, a name, a size, then lines of hex. */
    private static byte[] fromHex(byte[] text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length / 2);
        int line = 0;
        int high = -1;
        for (byte letter : text) {
            int digit = Character.digit(letter, 16);
            if (letter == '\n') {
                line++;
            } else if (line >= LINES_OF_HEX_HEAD && digit >= 0) {
                if (high >= 0) {
                    bytes.write(high << 4 | digit);
                }
                high = high >= 0 ? -1 : digit;
            }
        }
        return bytes.toByteArray();
    }

    private static OptionalInt inXmp(byte[] packet) {
        Matcher tag = XMP.matcher(new String(packet, ISO_8859_1));
        return tag.find() ? OptionalInt.of(Character.digit(tag.group(1).charAt(0), 10)) : OptionalInt.empty();
    }
}
