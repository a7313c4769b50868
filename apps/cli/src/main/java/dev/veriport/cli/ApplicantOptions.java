package dev.veriport.cli;

import dev.veriport.model.Applicant;
import dev.veriport.model.PartialDate;
import java.time.DateTimeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The person to verify. */
final class ApplicantOptions {
    static final String HEADING =
            "%nThe person, for a vendor that requires or takes it. What is given here is visible in the"
                    + " process list.%n";

    @Option(names = "--given-names", paramLabel = "N", description = "The given names.")
    private @Nullable String givenNames;

    @Option(names = "--family-name", paramLabel = "N", description = "The family name.")
    private @Nullable String familyName;

    @Option(names = "--email", paramLabel = "E", description = "The e-mail address.")
    private @Nullable String email;

    @Option(names = "--phone", paramLabel = "P", description = "The phone number, with its country's code: +4930...")
    private @Nullable String phone;

    @Option(names = "--date-of-birth", paramLabel = "D", description = "The date of birth, as 1990-04-12.")
    private @Nullable String dateOfBirth;

    /** @throws IllegalArgumentException for a value of another form; the message does not repeat it */
    Applicant applicant() {
        Applicant.Builder applicant = Applicant.builder();
        Optional.ofNullable(givenNames).ifPresent(applicant::givenNames);
        Optional.ofNullable(familyName).ifPresent(applicant::familyName);
        Optional.ofNullable(email).ifPresent(applicant::email);
        Optional.ofNullable(phone).ifPresent(applicant::phone);
        Optional.ofNullable(dateOfBirth).map(ApplicantOptions::date).ifPresent(applicant::dateOfBirth);
        return applicant.build();
    }

    private static PartialDate date(String text) {
        try {
            return PartialDate.parse(text);
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("--date-of-birth is not a date: write it as 1990-04-12");
        }
    }
}
