package dev.veriport.fake.sumsub;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as the vendor prints them: in UTC, with a blank between date and time, and a zone in some fields only. */
final class SumsubTime {
    private static final DateTimeFormatter SECONDS = formatter("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter ZONED = formatter("yyyy-MM-dd HH:mm:ssxx");
    private static final DateTimeFormatter MILLIS = formatter("yyyy-MM-dd HH:mm:ss.SSS");

    private SumsubTime() {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }

    /** Without a zone. */
    static String seconds(Instant instant) {
        return SECONDS.format(instant);
    }

    /** With {@code +0000}. */
    static String zoned(Instant instant) {
        return ZONED.format(instant);
    }

    /** Without a zone. */
    static String millis(Instant instant) {
        return MILLIS.format(instant);
    }
}
