package dev.veriport.testkit.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Tiny valid files, for code that reads their contents. They show no person. */
public final class SampleFiles {

    /** Start of image (2 bytes) and the JFIF segment (2 + 16), which has to be the first. */
    private static final int JFIF_HEAD = 20;

    private static final byte[] JPEG = Resource.bytes(SampleFiles.class, "sample.jpg");
    private static final byte[] PNG = Resource.bytes(SampleFiles.class, "sample.png");
    private static final byte[] PDF = Resource.bytes(SampleFiles.class, "sample.pdf");

    private SampleFiles() {}

    /** A JPEG of 2 x 2 pixels that carries the label as its comment, so that two labels give two different files. */
    public static byte[] jpeg(String label) {
        byte[] comment = label.getBytes(StandardCharsets.UTF_8);
        int length = comment.length + 2;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(JPEG, 0, JFIF_HEAD); // then a comment segment: FF FE, length, text
        out.write(0xFF);
        out.write(0xFE);
        out.write(length >> 8);
        out.write(length);
        out.writeBytes(comment);
        out.write(JPEG, JFIF_HEAD, JPEG.length - JFIF_HEAD);
        return out.toByteArray();
    }

    /** A PNG of 2 x 2 pixels. */
    public static byte[] png() {
        return PNG.clone();
    }

    /** A PDF of one page that says "SANDBOX SAMPLE". */
    public static byte[] pdf() {
        return PDF.clone();
    }
}
