package dev.veriport.http;

import dev.veriport.model.PartialDate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses vendors' dates and instants. Any other form is empty, never a guess. */
final class VendorDates {
    /** Earlier years are placeholders or errors: year 0, year 1, or a year without its century. */
    private static final int FIRST_YEAR = 1000;

    /** ISO 8601. A space may replace the T (RFC 3339); the offset may omit its colon and minutes. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[' '][XXX][X]")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern SPACE_FOR_T = Pattern.compile("^([0-9-]{10}) ");

    /** Ten digits of seconds or thirteen of milliseconds: September 2001 to 2286. */
    private static final Pattern UNIX_TIME = Pattern.compile("[0-9]{10}(\\.[0-9]{1,9})?|[0-9]{13}");

    private static final long FIRST_IN_MILLIS = 100_000_000_000L;

    private VendorDates() {}

    /** {@code 1990-04-12}, {@code 1990-04} or {@code 1990}. */
    static Optional<PartialDate> date(String text) {
        try {
            return Optional.of(PartialDate.parse(text.strip())).filter(date -> date.year() >= FIRST_YEAR);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** ISO 8601 with an offset, or Unix time: 10 digits are seconds, 13 are milliseconds. */
    static Optional<Instant> moment(String text) {
        String written = text.strip();
        try {
            Instant moment = UNIX_TIME.matcher(written).matches()
                    ? unixTime(Double.parseDouble(written))
                    : OffsetDateTime.parse(SPACE_FOR_T.matcher(written).replaceFirst("$1T"), MOMENT)
                            .toInstant();
            return Optional.of(moment).filter(Instant.EPOCH::isBefore);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Instant unixTime(double time) {
        return Instant.ofEpochMilli(Math.round(time < FIRST_IN_MILLIS ? time * 1000 : time));
    }
}
