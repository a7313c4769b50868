package dev.veriport.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as a document states it: a year, a year and a month, or a full date. Immutable.
 *
 * @param year 1 to 9999
 * @param month 1 to 12, or 0 where it is not known
 * @param day 1 to 31, or 0 where it is not known
 */
public record PartialDate(int year, int month, int day) {
    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

    /** @throws DateTimeException when there is no such date */
    public PartialDate {
        if (month == 0 && day != 0) {
            throw new DateTimeException("a day needs its month");
        }
        if (year < 1 || year > 9999) {
            throw new DateTimeException("a document's year is from 1 to 9999");
        }
        if (day != 0) {
            LocalDate.of(year, month, day);
        } else if (month != 0) {
            Month.of(month);
        }
    }

    /**
     * Parses the form of {@link #toString()}.
     *
     * @throws DateTimeException when the text has another form, or there is no such date
     */
    public static PartialDate parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new DateTimeException("not a date like 1990-04-12, 1990-04 or 1990");
        }
        return new PartialDate(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /**
     * A full date.
     *
     * @throws DateTimeException when the year is not from 1 to 9999
     */
    public static PartialDate of(LocalDate date) {
        return new PartialDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /** The date; empty where the day is not known. */
    public Optional<LocalDate> toLocalDate() {
        return day == 0 ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
    }

    /** ISO 8601, shortened to what is known: {@code 1990-04-12}, {@code 1990-04}, {@code 1990}. */
    @Override
    public String toString() {
        if (month == 0) {
            return "%04d".formatted(year);
        }
        return day == 0 ? "%04d-%02d".formatted(year, month) : "%04d-%02d-%02d".formatted(year, month, day);
    }
}
