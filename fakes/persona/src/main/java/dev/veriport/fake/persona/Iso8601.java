package dev.veriport.fake.persona;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as the vendor writes them, with three digits of a second. */
final class Iso8601 {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Iso8601() {}

    /** Null for no time. */
    static @Nullable String of(@Nullable Instant time) {
        return time == null ? null : MILLISECONDS.format(time);
    }
}
