package dev.veriport.testkit.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** The few forms of DER (X.690) that a certificate is made of. */
final class Der {
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return of(0x30, joined(parts));
    }

    static byte[] set(byte[]... parts) {
        return of(0x31, joined(parts));
    }

    static byte[] integer(BigInteger value) {
        return of(0x02, value.toByteArray());
    }

    /** @param hex the identifier's encoded content */
    static byte[] oid(String hex) {
        return of(0x06, HexFormat.of().parseHex(hex));
    }

    static byte[] isTrue() {
        return of(0x01, new byte[] {(byte) 0xFF});
    }

    static byte[] utf8(String text) {
        return of(0x0C, text.getBytes(UTF_8));
    }

    static byte[] octets(byte[] content) {
        return of(0x04, content);
    }

    static byte[] bits(byte[] content) {
        return of(0x03, joined(new byte[1], content));
    }

    /** From 1950 to 2049: the form has two digits for the year. */
    static byte[] utcTime(Instant instant) {
        return of(0x17, UTC_TIME.format(instant).getBytes(US_ASCII));
    }

    /** Around another value. */
    static byte[] tagged(int number, byte[] inner) {
        return of(0xA0 | number, inner);
    }

    /** In place of another tag. */
    static byte[] implicit(int number, byte[] content) {
        return of(0x80 | number, content);
    }

    private static byte[] of(int tag, byte[] content) {
        int length = content.length;
        byte[] head =
                switch (Integer.highestOneBit(length >> 7)) {
                    case 0 -> new byte[] {(byte) tag, (byte) length};
                    case 1 -> new byte[] {(byte) tag, (byte) 0x81, (byte) length};
                    default -> new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
                };
        return joined(head, content);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
