package dev.veriport.adapter.onfido;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.JsonApi;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorFile;
import dev.veriport.http.VendorFiles;
import dev.veriport.http.VendorRequest;
import dev.veriport.http.VendorResponse;
import dev.veriport.http.WordTable;
import dev.veriport.model.Evidence;
import dev.veriport.model.Reported;
import dev.veriport.model.UnreadPart.Part;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.spi.PartReads;
import dev.veriport.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a run and of its applicant, which stay at Onfido until they are opened. Thread-safe. */
record OnfidoMedia(JsonApi api, VendorFiles files) {
    static final Operation.Download SIGNED_EVIDENCE =
            new Operation.Download("download-signed-evidence-file", Role.EXTRA);

    private static final Set<Part> UNREAD = Set.of(Part.EVIDENCE);
    private static final String NOT_ALONE = "another application started this run: its person can have other runs";

    private static final WordTable<Evidence.Kind> SIDES = WordTable.of(Evidence.Kind.OTHER)
            .with(Evidence.Kind.DOCUMENT_FRONT, "front")
            .with(Evidence.Kind.DOCUMENT_BACK, "back");

    private static final List<Listing> LISTINGS = List.of(
            new Listing(
                    "documents",
                    "document",
                    () -> VendorRequest.get("/documents"),
                    id -> VendorRequest.get("/documents/{id}/download", id),
                    item -> SIDES.meaning(item.at("side").reported())),
            new Listing(
                    "live_photos",
                    "live-photo",
                    () -> VendorRequest.get("/live_photos"),
                    id -> VendorRequest.get("/live_photos/{id}/download", id),
                    item -> Evidence.Kind.LIVENESS_FACE),
            new Listing(
                    "live_videos",
                    "live-video",
                    () -> VendorRequest.get("/live_videos"),
                    id -> VendorRequest.get("/live_videos/{id}/download", id),
                    item -> Evidence.Kind.VIDEO));

    /** Every operation of the files. */
    static final Set<Operation> OPERATIONS = Stream.concat(
                    Stream.of(SIGNED_EVIDENCE),
                    LISTINGS.stream().flatMap(listing -> Stream.of(listing.list(), listing.download())))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * What Onfido lists by applicant.
     *
     * @param field of the answer that has the list
     * @param one the name of one file in the operations
     * @param kind of a listed file
     */
    private record Listing(
            String field,
            String one,
            Supplier<VendorRequest.Builder> all,
            Function<String, VendorRequest.Builder> content,
            Function<JsonValue, Evidence.Kind> kind) {

        Operation.Read list() {
            return new Operation.Read("list-" + one + "s", Role.EXTRA);
        }

        Operation.Download download() {
            return new Operation.Download("download-" + one, Role.EXTRA);
        }
    }

    /**
     * Lists the files: a request for each kind. An applicant of ours has one run, so they are the run's.
     *
     * @param isOurs whether the applicant is
     * @param parts gets the lists that cannot be read
     */
    List<Evidence> of(String run, String applicant, boolean isOurs, Deadline deadline, PartReads parts) {
        List<Evidence> all = new ArrayList<>();
        if (isOurs) {
            LISTINGS.forEach(listing -> parts.read(UNREAD, () -> list(listing, applicant, deadline, parts))
                    .ifPresent(all::addAll));
        } else {
            parts.notRead(
                    UNREAD,
                    VeriportException.notSent(ErrorCode.UNSUPPORTED, NOT_ALONE).build());
        }
        VendorFile report = new VendorFile(
                Evidence.Kind.REPORT,
                Reported.notProvided(),
                Reported.of("application/pdf"),
                Reported.notRead(),
                List.of());
        all.add(files.as(SIGNED_EVIDENCE)
                .inApi(report, () -> VendorRequest.get("/workflow_runs/{id}/signed_evidence_file", run)));
        return all;
    }

    private List<Evidence> list(Listing listing, String applicant, Deadline deadline, PartReads parts) {
        VendorRequest.Builder request = listing.all().get().query("applicant_id", applicant);
        return api.read(listing.list(), request, deadline, answer -> {
            JsonValue items = answer.list(answer.json(listing.field()).at(listing.field()));
            return parts.readEach(UNREAD, items.items(), item -> file(listing, applicant, answer, item));
        });
    }

    private Evidence file(Listing listing, String applicant, VendorResponse answer, JsonValue item) {
        String id = answer.identifier(
                answer.notAboutAnother(item, "applicant_id", applicant).at("id"));
        JsonValue type = item.at("file_type");
        JsonValue size = item.at("file_size");
        VendorFile file = new VendorFile(
                listing.kind().apply(item),
                Reported.notProvided(),
                type.contentType(),
                size.reported(JsonValue::integer),
                JsonValue.origins(item.at("id"), item.at("side"), type, size));
        return files.as(listing.download()).inApi(file, () -> listing.content().apply(id));
    }
}
