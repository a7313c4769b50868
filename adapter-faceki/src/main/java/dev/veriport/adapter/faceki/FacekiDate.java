package dev.veriport.adapter.faceki;

import dev.veriport.http.JsonValue;
import dev.veriport.model.Origin;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Reported;
import java.time.DateTimeException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a date of a document from its parts, because Faceki does not document the order in the whole date. A part that
 * is not a number makes the date unreadable: without that part it would be a different date.
 */
final class FacekiDate {
    private static final Pattern YEAR = Pattern.compile("[1-9][0-9]{3}");
    private static final Pattern MONTH_OR_DAY = Pattern.compile("[0-9]{1,2}");

    private FacekiDate() {}

    /** @param name the field with the whole date; the names of the parts begin with it */
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
}
