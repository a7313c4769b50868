package dev.veriport.adapter.faceki;

import dev.veriport.http.JsonValue;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Reported;
import java.util.List;

/** Reads a date of a document from its parts, because Faceki does not document the order in the whole date. */
final class FacekiDate {
    private FacekiDate() {}

    /** @param name the field with the whole date; the names of the parts begin with it */
    static Reported<PartialDate> in(JsonValue document, String name, String year, String month, String day) {
        JsonValue whole = document.at(name);
        JsonValue inYear = document.at(name + year);
        JsonValue inMonth = document.at(name + month);
        JsonValue onDay = document.at(name + day);
        boolean hasParts = !(inYear.isBlank() && inMonth.isBlank() && onDay.isBlank());
        return hasParts || whole.isBlank()
                ? JsonValue.date(inYear, inMonth, onDay)
                : Reported.unreadable(List.of(whole));
    }
}
