package dev.veriport.adapter.sumsub;

import static dev.veriport.adapter.sumsub.SumsubApplicant.ID;

import dev.veriport.http.CheckList;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorFile;
import dev.veriport.http.VendorFiles;
import dev.veriport.http.VendorRequest;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.Check;
import dev.veriport.model.Check.Outcome;
import dev.veriport.model.Decision;
import dev.veriport.model.Evidence;
import dev.veriport.model.Finality;
import dev.veriport.model.Origin;
import dev.veriport.model.Provenance;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import dev.veriport.spi.PartReads;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a result from an applicant, whose review decides, and from what Sumsub says of its images. Immutable. */
record SumsubResults(ProviderId provider, SumsubSettings settings) {
    /** The names of the answers that a result is made of. */
    static final String APPLICANT = "applicant";

    static final String IMAGES = "images";

    private static final String TYPE = "idDocType";

    /**
     * The result of an answer that was saved by itself.
     *
     * @param stored an applicant, or an answer to the search for one
     */
    VerificationResult ofStored(VendorResponse stored) {
        JsonValue json = stored.json();
        JsonValue found = json.at(APPLICANT);
        SumsubApplicant applicant = SumsubApplicant.of(stored, found.isObject() ? found : json);
        return of(applicant, List.of(), List.of(), new PartReads());
    }

    /**
     * @param images what Sumsub says of the images
     * @param parts with those that could not be read
     */
    VerificationResult of(SumsubApplicant applicant, List<JsonValue> images, List<Evidence> evidence, PartReads parts) {
        SumsubReview review = applicant.review();
        Decision decision = applicant.decision();
        List<JsonValue> words = decision == Decision.APPROVED
                ? List.of()
                : Stream.concat(review.labels(), violations(applicant)).toList();
        return VerificationResult.builder(provider, decision, Finality.changeable(decision))
                .id(applicant.verification())
                .reference(applicant.reference())
                .reasons(SumsubReview.reasons(words.stream()))
                .person(applicant.person())
                .documents(applicant.idDocs().stream()
                        .map(SumsubApplicant::document)
                        .toList())
                .checks(checks(images, words))
                .evidence(evidence)
                .startedAt(review.json().at("createDate").instant())
                .endedAt(review.isCompleted() ? review.json().at("reviewDate").instant() : Reported.absent())
                .environment(Reported.of(settings.environment()))
                .notRead(parts.notRead())
                .provenance(provenance(applicant, images))
                .build();
    }

    /** What the checks of the documents' data found. */
    private static Stream<JsonValue> violations(SumsubApplicant applicant) {
        return applicant.idDocs().stream().flatMap(entry -> SumsubReview.words(entry.at("violations")));
    }

    /**
     * The outcome of each image of a document or of an address, and a failed check for each label and violation that
     * names one.
     */
    private static List<Check> checks(List<JsonValue> images, List<JsonValue> words) {
        CheckList checks = new CheckList(SumsubMapping.OUTCOMES::meaning);
        images.forEach(image -> SumsubMapping.CHECKS
                .meaning(image.at("idDocDef").at(TYPE).reported())
                .ifPresent(type -> checks.add(type, image.at("reviewResult").at("reviewAnswer"))));
        words.forEach(word -> SumsubMapping.FINDINGS
                .meaning(word.reported())
                .check()
                .ifPresent(type -> checks.add(Check.of(type, Outcome.FAILED).withWord(word.reported()))));
        return checks.checks();
    }

    /** The images, fetched when they are opened. */
    static List<Evidence> evidence(SumsubApplicant applicant, List<JsonValue> images, VendorFiles files) {
        return images.stream()
                .flatMap(image -> image.at(ID).identifier().stream().map(id -> evidence(applicant, image, id, files)))
                .toList();
    }

    private static Evidence evidence(SumsubApplicant applicant, JsonValue image, String id, VendorFiles files) {
        return files.inApi(
                file(applicant, image),
                () -> VendorRequest.get("/resources/applicants/{id}/resources/{image}", applicant.id(), id));
    }

    private static VendorFile file(SumsubApplicant applicant, JsonValue image) {
        JsonValue definition = image.at("idDocDef");
        JsonValue metadata = image.at("fileMetadata");
        JsonValue side = definition.at("idDocSubType");
        Evidence.Kind kind = side.isBlank()
                ? SumsubMapping.IMAGES.meaning(definition.at(TYPE).reported())
                : SumsubMapping.SIDES.meaning(side.reported());
        return new VendorFile(
                kind,
                document(applicant.idDocs(), definition),
                metadata.at("fileType").contentType(),
                metadata.at("fileSize").reported(JsonValue::integer),
                JsonValue.origins(image.at(ID), definition.at(TYPE), side));
    }

    /** Sumsub has one entry for each type and country of document. */
    private static Reported<Integer> document(List<JsonValue> entries, JsonValue definition) {
        return IntStream.range(0, entries.size())
                .filter(index -> typeAndCountry(entries.get(index)).equals(typeAndCountry(definition)))
                .mapToObj(Reported::of)
                .findFirst()
                .orElseGet(Reported::notProvided);
    }

    private static List<Optional<String>> typeAndCountry(JsonValue document) {
        return List.of(document.at(TYPE).text(), document.at("country").text());
    }

    private static Provenance provenance(SumsubApplicant applicant, List<JsonValue> images) {
        SumsubReview review = applicant.review();
        List<String> ids = Stream.of(applicant.json().at(ID), review.json().at("attemptId"))
                .flatMap(id -> id.text().stream())
                .toList();
        List<Origin> consulted = JsonValue.origins(
                applicant.json().at(SumsubApplicant.USER),
                review.status(),
                review.json().at("levelName"));
        Supplier<List<Origin>> listed =
                () -> images.stream().flatMap(image -> image.fields().stream()).toList();
        return Provenance.of(review.deciding().reported(), ids)
                .answer(APPLICANT, applicant.json()::fields)
                .answer(IMAGES, listed)
                .consulted(consulted);
    }
}
