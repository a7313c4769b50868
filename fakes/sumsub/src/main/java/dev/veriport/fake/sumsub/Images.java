package dev.veriport.fake.sumsub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Multipart;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.util.Optional;

/**
 * The endpoints of images. Facts: the two parts of an upload, of which the file is optional; the image's id in a header; the errors
 * of uploads; lists and downloads. Inference: a duplicate has the same bytes as an image of the same type and side, and how many
 * images are too many.
 */
final class Images {
    private static final String ID_HEADER = "X-Image-Id";

    private final Settings settings;
    private final ApplicantStore applicants;
    private final ApplicantJson json;

    Images(Settings settings, ApplicantStore applicants, ApplicantJson json) {
        this.settings = settings;
        this.applicants = applicants;
        this.json = json;
    }

    Reply upload(RecordedRequest request) {
        Multipart form = form(request);
        ObjectNode metadata = form.part("metadata")
                .flatMap(part -> Json.readObject(part.text()))
                .orElseThrow(() -> Refusal.malformed("metadata"));
        if (Json.text(metadata, "idDocType").isBlank()
                || !Json.text(metadata, "country").matches("[A-Z]{3}")) {
            throw Refusal.malformed("metadata");
        }
        Reply reply = Json.reply(200, metadata);
        Optional<Multipart.Part> file = form.part("content");
        if (file.isEmpty()) {
            applicants.change(request.segment(2), this::requireRoom);
            return reply;
        }
        Image image = image(metadata, file.get());
        applicants.change(request.segment(2), applicant -> added(applicant, image));
        return reply.withHeader(ID_HEADER, image.id());
    }

    private static Multipart form(RecordedRequest request) {
        try {
            return Multipart.read(request);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.malformed("body");
        }
    }

    private Image image(ObjectNode metadata, Multipart.Part file) {
        byte[] content = file.content();
        if (content.length == 0) {
            throw Refusal.upload("empty-file");
        }
        if (content.length > settings.largestFile()) {
            throw Refusal.upload("file-too-big");
        }
        FileFormat format = FileFormat.of(content);
        if (!format.fits(file.contentType())) {
            throw Refusal.upload("corrupted-file");
        }
        if (format == FileFormat.UNSUPPORTED) {
            throw Refusal.upload("unsupported-file-format");
        }
        return Image.uploaded(
                metadata, content, file.fileName(), settings.clock().instant(), "api");
    }

    private Applicant added(Applicant applicant, Image image) {
        Applicant found = requireRoom(applicant);
        if (found.images().stream().anyMatch(other -> !other.deactivated() && other.isDuplicateOf(image))) {
            throw Refusal.upload("duplicate-document");
        }
        return found.with(image);
    }

    private Applicant requireRoom(Applicant applicant) {
        if (applicant.attempt().isBeingChecked(settings.clock().instant())) {
            throw Refusal.upload("no-upload-verification-in-progress");
        }
        if (applicant.images().size() >= settings.mostImages()) {
            throw Refusal.upload("too-many-documents");
        }
        return applicant;
    }

    Reply list(RecordedRequest request) {
        Applicant applicant = applicants.find(request.segment(2)).orElseThrow(() -> Refusal.notFound("Applicant"));
        ObjectNode body = Json.object();
        body.set(
                "items",
                Json.array(applicant.images().stream()
                        .map(image -> json.image(applicant, image))
                        .toList()));
        return Json.reply(200, body.put("totalItems", applicant.images().size()));
    }

    Reply download(RecordedRequest request) {
        return download(applicants.find(request.segment(2)), request.segment(4));
    }

    /** By the id of the inspection, which the older path has. */
    Reply downloadByInspection(RecordedRequest request) {
        return download(applicants.findByInspection(request.segment(2)), request.segment(4));
    }

    private static Reply download(Optional<Applicant> applicant, String imageId) {
        return applicant.stream()
                .flatMap(found -> found.images().stream())
                .filter(image -> image.id().equals(imageId))
                .findFirst()
                .map(image -> Reply.of(200, image.format().contentType(), image.content()))
                .orElseThrow(() -> Refusal.notFound("Image"));
    }
}
