package dev.veriport.fake.sumsub;

import java.nio.charset.StandardCharsets;

/** The formats of files, by how their bytes begin. */
enum FileFormat {
    JPEG("image/jpeg", "\u00FF\u00D8"),
    PNG("image/png", "\u0089PNG"),
    PDF("application/pdf", "%PDF"),
    UNSUPPORTED("application/octet-stream", "");

    private final String contentType;
    private final String start;

    FileFormat(String contentType, String start) {
        this.contentType = contentType;
        this.start = start;
    }

    String contentType() {
        return contentType;
    }

    static FileFormat of(byte[] content) {
        String text = new String(content, 0, Math.min(8, content.length), StandardCharsets.ISO_8859_1);
        for (FileFormat format : values()) {
            if (text.startsWith(format.start)) {
                return format;
            }
        }
        return UNSUPPORTED;
    }

    /** Whether a file that begins so can be of the content type that its sender says. */
    boolean fits(String said) {
        for (FileFormat format : values()) {
            if (said.startsWith(format.contentType)) {
                return format == this || format == UNSUPPORTED;
            }
        }
        return true;
    }
}
