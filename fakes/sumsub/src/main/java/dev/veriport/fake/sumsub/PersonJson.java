package dev.veriport.fake.sumsub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the vendor read from the documents. Facts: the fields; one document for each type and country, and what was uploaded with
 * its images is merged into it. It is an invented person, with the names and the date of birth that the applicant was created
 * with.
 */
final class PersonJson {
    private static final String EXPIRED = "EXPIRATION_DATE";
    private static final List<String> KNOWN = List.of("firstName", "lastName", "dob");

    private PersonJson() {}

    static ObjectNode info(Applicant applicant) {
        ObjectNode person = person(applicant.request().path("fixedInfo"));
        ObjectNode info = Json.object();
        info.setAll(person);
        info.put("firstNameEn", Json.text(person, "firstName"))
                .put("lastNameEn", Json.text(person, "lastName"))
                .put("country", "NOR")
                .put("nationality", "NOR")
                .put("gender", "F");
        info.putArray("idDocs").addAll(documents(applicant, person).values());
        return info;
    }

    private static ObjectNode person(JsonNode fixed) {
        ObjectNode person = Json.object()
                .put("firstName", "Mira")
                .put("lastName", "Testmann")
                .put("dob", "1991-07-23");
        KNOWN.stream().filter(fixed::hasNonNull).forEach(field -> person.set(field, fixed.get(field)));
        return person;
    }

    private static Map<String, ObjectNode> documents(Applicant applicant, ObjectNode person) {
        Map<String, ObjectNode> documents = new LinkedHashMap<>();
        for (Image image : applicant.images()) {
            if (image.isOf(Level.IDENTITY)) {
                ObjectNode document = documents.computeIfAbsent(
                        image.type() + " " + image.country(), key -> document(applicant, person));
                document.setAll(image.metadata());
                document.remove("idDocSubType");
            }
        }
        return documents;
    }

    private static ObjectNode document(Applicant applicant, ObjectNode person) {
        Attempt.Submission sent = applicant.attempt().submission();
        boolean isExpired = sent != null && sent.outcome().rejectLabels().contains(EXPIRED);
        ObjectNode document = person.deepCopy();
        return document.put("number", "SANDBOX01")
                .put("issuedDate", "2016-05-04")
                .put("validUntil", isExpired ? "2021-05-04" : "2036-05-04");
    }
}
