package dev.veriport.fake.onfido;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as the vendor prints them: ISO 8601 in UTC, whole seconds. */
final class Iso8601 {

    private Iso8601() {}

    static String of(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
