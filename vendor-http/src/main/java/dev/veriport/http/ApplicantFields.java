package dev.veriport.http;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Country;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Personal;
import dev.veriport.model.RequestField;
import java.time.LocalDate;

/**
 * Fields of an applicant in the form that vendors take. A value of another form is refused before anything is sent, so that it is
 * not left out unnoticed.
 */
public final class ApplicantFields {
    private ApplicantFields() {}

    /**
     * A day, as {@code 1990-04-12}.
     *
     * @throws VeriportException {@code INVALID_REQUEST} when the date is only a year or a month
     */
    public static Personal<String> wholeDay(RequestField field, Personal<PartialDate> date) {
        return date.map(given -> given.toLocalDate()
                .map(LocalDate::toString)
                .orElseThrow(() -> refused(field, "a whole date: add its day")));
    }

    /**
     * A code of ISO 3166-1 alpha-3.
     *
     * @throws VeriportException {@code INVALID_REQUEST} for a code of documents alone, such as that of an organization
     */
    public static Personal<String> country(RequestField field, Personal<Country> country) {
        return country.map(given -> {
            if (!given.isIso()) {
                throw notIso(field);
            }
            return given.code();
        });
    }

    /**
     * A code of ISO 3166-1 alpha-2.
     *
     * @throws VeriportException as for {@link #country}
     */
    public static Personal<String> alpha2(RequestField field, Personal<Country> country) {
        return country.map(given -> given.alpha2().orElseThrow(() -> notIso(field)));
    }

    private static VeriportException notIso(RequestField field) {
        return refused(field, "a country of ISO 3166-1");
    }

    private static VeriportException refused(RequestField field, String form) {
        return VeriportException.notSent(
                        ErrorCode.INVALID_REQUEST,
                        "the vendor takes " + field + " only as " + form + ", or leave it out")
                .build();
    }
}
