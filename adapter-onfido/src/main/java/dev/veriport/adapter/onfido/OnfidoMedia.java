package dev.veriport.adapter.onfido;

import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorFile;
import dev.veriport.http.VendorFiles;
import dev.veriport.http.VendorRequest;
import dev.veriport.model.Ascii;
import dev.veriport.model.Evidence;
import dev.veriport.model.Reported;
import dev.veriport.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of an applicant, which stay at Onfido until they are opened. Thread-safe. */
final class OnfidoMedia {
    /** Each is a path of the API. */
    private static final List<String> KINDS = List.of("documents", "live_photos", "live_videos");

    private final OnfidoClient client;
    private final VendorFiles files;

    OnfidoMedia(OnfidoClient client, VendorFiles files) {
        this.client = client;
        this.files = files;
    }

    /** Lists the files: a request for each kind. An applicant of ours has one run, so they are the run's. */
    List<Evidence> of(String applicant, Deadline deadline) {
        List<Evidence> all = new ArrayList<>();
        for (String kind : KINDS) {
            client.media(kind, applicant, deadline)
                    .forEach(item -> file(kind, item).ifPresent(all::add));
        }
        return all;
    }

    private Optional<Evidence> file(String kind, JsonValue item) {
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
                .map(id -> files.inApi(
                        file,
                        () -> VendorRequest.get("/" + kind + "/{id}/download", id)
                                .build()));
    }

    private static Evidence.Kind kind(String kind, JsonValue side) {
        return switch (kind + " " + side.text().orElse("")) {
            case "documents front" -> Evidence.Kind.DOCUMENT_FRONT;
            case "documents back" -> Evidence.Kind.DOCUMENT_BACK;
            case "live_photos " -> Evidence.Kind.LIVENESS_FACE;
            case "live_videos " -> Evidence.Kind.VIDEO;
            default -> Evidence.Kind.OTHER;
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
