package dev.veriport.fake.stripe;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The properties that a request asks to expand. Facts: which of them can be, and that sensitive ones need a key with the right
 * for that. Inference: what is not expanded is left out.
 */
record Expansion(Set<String> paths) {
    static final Expansion NONE = new Expansion(Set.of());

    private static final String REPORT = "last_verification_report";
    private static final Set<String> OF_REPORT = Set.of(
            "document",
            "document.dob",
            "document.number",
            "document.expiration_date",
            "id_number",
            "id_number.dob",
            "id_number.id_number");
    private static final Set<String> OF_SESSION =
            Set.of(REPORT, "verified_outputs", "verified_outputs.dob", "verified_outputs.id_number");
    private static final List<String> SENSITIVE =
            List.of(".dob", ".number", ".expiration_date", "id_number.id_number", "verified_outputs.id_number");

    static Expansion ofSession(Call call) {
        return of(call, "", path -> OF_SESSION.contains(path) || isOfReport(path));
    }

    static Expansion ofReport(Call call) {
        return of(call, "", OF_REPORT::contains);
    }

    static Expansion ofSessions(Call call) {
        return of(call, "data.", path -> OF_SESSION.contains(path) || isOfReport(path));
    }

    static Expansion ofReports(Call call) {
        return of(call, "data.", OF_REPORT::contains);
    }

    private static boolean isOfReport(String path) {
        return path.startsWith(REPORT + ".") && OF_REPORT.contains(path.substring(REPORT.length() + 1));
    }

    private static Expansion of(Call call, String prefix, Predicate<String> known) {
        Set<String> paths = call.parameters()
                .path("expand")
                .valueStream()
                .map(path -> path.asText())
                .collect(Collectors.toSet());
        for (String path : paths) {
            if (!path.startsWith(prefix) || !known.test(path.substring(prefix.length()))) {
                throw Refusal.notExpandable(path);
            }
            if (SENSITIVE.stream().anyMatch(path::endsWith) && !call.access().readsSensitive()) {
                throw Refusal.forbidden();
            }
        }
        return new Expansion(
                paths.stream().map(path -> path.substring(prefix.length())).collect(Collectors.toSet()));
    }

    /** Whether this is expanded, or something below it. */
    boolean has(String path) {
        return paths.stream().anyMatch(each -> each.equals(path) || each.startsWith(path + "."));
    }

    /** What is to expand of the session's report. */
    Expansion ofItsReport() {
        return new Expansion(paths.stream()
                .filter(path -> path.startsWith(REPORT + "."))
                .map(path -> path.substring(REPORT.length() + 1))
                .collect(Collectors.toSet()));
    }
}
