package dev.veriport.http.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a picture is to be turned, out of all that says so in its file. The places are weighed as common readers do it
 * (Pillow, Exiv2, the Windows Imaging Component): Exif before XMP. Of several in one place the first counts, be it without
 * the tag; a tag that no reader can use turns nothing, and is not looked for elsewhere.
 */
final class Orientation {
    /** Where it may stand; of two that have it the upper counts. */
    enum Place {
        EXIF,

        /** A text of ImageMagick's with Exif in hex, from before PNG had Exif. */
        EXIF_IN_TEXT,

        /** The same under its older name. */
        SEGMENT_IN_TEXT,
        XMP
    }

    private static final Pattern XMP = Pattern.compile("tiff:Orientation\\s?(?:=\\s?[\"']|>)\\s?([0-9])");
    private static final int LINES_OF_HEX_HEAD = 3;

    private final Map<Place, OptionalInt> said = new EnumMap<>(Place.class);

    /** Whether nothing was seen there yet. */
    boolean wants(Place place) {
        return !said.containsKey(place);
    }

    /** @param metadata the whole of it, or as much as a reader would look at */
    void take(Place place, byte[] metadata) {
        said.put(
                place,
                switch (place) {
                    case EXIF -> Exif.orientation(metadata);
                    case EXIF_IN_TEXT, SEGMENT_IN_TEXT -> Exif.orientation(fromHex(metadata));
                    case XMP -> inXmp(metadata);
                });
    }

    /** From 2 to 8; nothing where the picture stands upright, or nobody knows. */
    OptionalInt found() {
        for (OptionalInt one : said.values()) {
            if (one.isPresent()) {
                return one.getAsInt() >= 2 && one.getAsInt() <= 8 ? one : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    /** A line break, a name and a size, each on its line, and the bytes in lines of hex. */
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
