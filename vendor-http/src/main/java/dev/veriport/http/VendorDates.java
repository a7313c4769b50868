package dev.veriport.http;

import dev.veriport.model.Origin;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Reported;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
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

    private static final Pattern YEAR = Pattern.compile("[1-9][0-9]{3}");
    private static final Pattern MONTH_OR_DAY = Pattern.compile("[0-9]{1,2}");

    private VendorDates() {}

    /** {@code 1990-04-12}, {@code 1990-04} or {@code 1990}. */
    static Optional<PartialDate> date(String text) {
        try {
            return Optional.of(PartialDate.parse(text.strip())).filter(date -> date.year() >= FIRST_YEAR);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** A date in three fields; absent when all of them are blank. */
    static Reported<PartialDate> date(JsonValue inYear, JsonValue inMonth, JsonValue onDay) {
        if (inYear.isBlank() && inMonth.isBlank() && onDay.isBlank()) {
            return Reported.absent();
        }
        List<Origin> parts = JsonValue.origins(inYear, inMonth, onDay);
        try {
            return Reported.of(
                    new PartialDate(number(inYear, YEAR), number(inMonth, MONTH_OR_DAY), number(onDay, MONTH_OR_DAY)),
                    parts);
        } catch (DateTimeException none) {
            return Reported.unreadable(parts);
        }
    }

    /**
     * The number of a part; 0 when the document does not have the part.
     *
     * @throws DateTimeException when the part is not a number
     */
    private static int number(JsonValue part, Pattern form) {
        if (part.isBlank()) {
            return 0;
        }
        String digits = part.text().map(String::strip).orElse("");
        if (!form.matcher(digits).matches()) {
            throw new DateTimeException("not a part of a date");
        }
        return Integer.parseInt(digits);
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
