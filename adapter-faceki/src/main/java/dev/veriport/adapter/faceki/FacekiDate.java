package dev.veriport.adapter.faceki;

import dev.veriport.http.JsonValue;
import dev.veriport.model.Origin;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Reported;
import java.time.DateTimeException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A date of a document. It is built from its parts, since the order within the whole one is not stated, and a part of it
 * that is no number makes all of it unreadable: half a date would be another date.
 */
final class FacekiDate {
    private static final Pattern YEAR = Pattern.compile("[1-9][0-9]{3}");
    private static final Pattern MONTH_OR_DAY = Pattern.compile("[0-9]{1,2}");

    private FacekiDate() {}

    /** @param name of the field with the whole date; the parts' names begin with it */
    static Reported<PartialDate> in(JsonValue document, String name, String year, String month, String day) {
        JsonValue whole = document.at(name);
        JsonValue inYear = document.at(name + year);
        JsonValue inMonth = document.at(name + month);
        JsonValue onDay = document.at(name + day);
        if (inYear.isBlank() && inMonth.isBlank() && onDay.isBlank()) {
            return whole.isBlank() ? Reported.absent() : Reported.unreadable(List.of(whole));
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
     * A part's digits; 0 for a part that the document does not have.
     *
     * @throws DateTimeException when it is no number
     */
    private static int number(JsonValue part, Pattern form) {
        if (part.isBlank()) {
            return 0;
        }
        String digits = part.text().map(String::strip).orElse("");
        if (!form.matcher(digits).matches()) {
            throw new DateTimeException("no part of a date");
        }
        return Integer.parseInt(digits);
    }
}
