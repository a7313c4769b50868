package dev.veriport.adapter.onfido;

import dev.veriport.http.Credentials;
import dev.veriport.http.FileSettings;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorFile;
import dev.veriport.http.VendorFiles;
import dev.veriport.http.VendorRequest;
import dev.veriport.model.Ascii;
import dev.veriport.model.Evidence;
import dev.veriport.model.Reported;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.time.Deadline;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a run and of its applicant, which stay at Onfido until they are opened. Thread-safe. */
final class OnfidoMedia {
    static final Operation.Download DOWNLOAD_REPORT =
            new Operation.Download("download-signed-evidence-file", Role.EXTRA);

    private final OnfidoClient client;
    private final Map<Kind, VendorFiles> files = new EnumMap<>(Kind.class);
    private final VendorFiles reports;

    OnfidoMedia(OnfidoClient client, VendorClient http, Credentials credentials, FileSettings settings) {
        this.client = client;
        for (Kind kind : Kind.values()) {
            files.put(kind, VendorFiles.of(http, kind.download(), credentials, settings));
        }
        this.reports = VendorFiles.of(http, DOWNLOAD_REPORT, credentials, settings);
    }

    /** What Onfido lists by applicant. */
    enum Kind {
        DOCUMENTS("documents", "document"),
        LIVE_PHOTOS("live_photos", "live-photo"),
        LIVE_VIDEOS("live_videos", "live-video");

        final String field;
        private final String one;

        /** @param field of the answer that has the list */
        Kind(String field, String one) {
            this.field = field;
            this.one = one;
        }

        VendorRequest.Builder all() {
            return switch (this) {
                case DOCUMENTS -> VendorRequest.get("/documents");
                case LIVE_PHOTOS -> VendorRequest.get("/live_photos");
                case LIVE_VIDEOS -> VendorRequest.get("/live_videos");
            };
        }

        VendorRequest.Builder content(String id) {
            return switch (this) {
                case DOCUMENTS -> VendorRequest.get("/documents/{id}/download", id);
                case LIVE_PHOTOS -> VendorRequest.get("/live_photos/{id}/download", id);
                case LIVE_VIDEOS -> VendorRequest.get("/live_videos/{id}/download", id);
            };
        }

        Operation.Read list() {
            return new Operation.Read("list-" + one + "s", Role.EXTRA);
        }

        Operation.Download download() {
            return new Operation.Download("download-" + one, Role.EXTRA);
        }
    }

    /** Lists the files: a request for each kind. An applicant of ours has one run, so they are the run's. */
    List<Evidence> of(String run, String applicant, Deadline deadline) {
        List<Evidence> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            client.media(kind, applicant, deadline)
                    .forEach(item -> file(kind, item).ifPresent(all::add));
        }
        VendorFile report = new VendorFile(
                Evidence.Kind.REPORT,
                Reported.notProvided(),
                Reported.of("application/pdf"),
                Reported.notRead(),
                List.of());
        all.add(reports.inApi(
                report,
                () -> VendorRequest.get("/workflow_runs/{id}/signed_evidence_file", run)
                        .build()));
        return all;
    }

    private Optional<Evidence> file(Kind kind, JsonValue item) {
        JsonValue type = item.at("file_type");
        JsonValue size = item.at("file_size");
        VendorFile file = new VendorFile(
                kind(kind, item.at("side")),
                Reported.notProvided(),
                type.reported().read(OnfidoMedia::contentType),
                size.reported(JsonValue::integer),
                JsonValue.origins(item.at("id"), item.at("side"), type, size));
        return item.at("id")
                .identifier()
                .flatMap(id -> Optional.ofNullable(files.get(kind))
                        .map(known -> known.inApi(file, () -> kind.content(id).build())));
    }

    private static Evidence.Kind kind(Kind kind, JsonValue side) {
        return switch (kind) {
            case LIVE_PHOTOS -> Evidence.Kind.LIVENESS_FACE;
            case LIVE_VIDEOS -> Evidence.Kind.VIDEO;
            case DOCUMENTS ->
                switch (side.text().orElse("")) {
                    case "front" -> Evidence.Kind.DOCUMENT_FRONT;
                    case "back" -> Evidence.Kind.DOCUMENT_BACK;
                    default -> Evidence.Kind.OTHER;
                };
        };
    }

    /** Onfido's pages show {@code file_type} both as a media type and as the end of a file's name. */
    private static Optional<String> contentType(String word) {
        return switch (Ascii.lowerCase(word.strip())) {
            case "jpg", "jpeg", "image/jpg", "image/jpeg" -> Optional.of("image/jpeg");
            case "png", "image/png" -> Optional.of("image/png");
            case "pdf", "application/pdf" -> Optional.of("application/pdf");
            case "mp4", "video/mp4" -> Optional.of("video/mp4");
            case "webm", "video/webm" -> Optional.of("video/webm");
            default -> Optional.empty();
        };
    }
}
