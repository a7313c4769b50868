package dev.veriport.fake.authenteq;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Multipart;
import dev.veriport.testkit.server.Multipart.Part;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.SampleFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * docs/vendors.md (E6 to E8). Facts: path and parameter of E6, that its sample has no status, that the other two
 * exist. Inference: their paths and forms, and what an unknown id earns.
 */
final class Export {
    private static final String BOUNDARY = "export-boundary";

    private final Verifications verifications;
    private final Extras extras;

    Export(Verifications verifications, Extras extras) {
        this.verifications = verifications;
        this.extras = extras;
    }

    Reply json(RecordedRequest request) {
        return answer(request, result -> Reply.json(200, result.toPrettyString()));
    }

    Reply multipart(RecordedRequest request) {
        return answer(request, result -> {
            List<Part> images = Verifications.takeImages(result);
            List<Part> parts = new ArrayList<>(List.of(Part.json("result", result.toString())));
            parts.addAll(images);
            return Reply.of(200, "multipart/mixed;boundary=" + BOUNDARY, new Multipart(parts).body(BOUNDARY));
        });
    }

    Reply pdf(RecordedRequest request) {
        return answer(request, result -> Reply.of(200, "application/pdf", SampleFiles.pdf()));
    }

    private Reply answer(RecordedRequest request, Function<ObjectNode, Reply> found) {
        Optional<String> id = request.query("verificationId");
        if (id.isEmpty()) {
            return Problem.missing("verificationId");
        }
        Optional<ObjectNode> result = verifications.find(id.get());
        if (!extras.exportCarriesStatus()) {
            result.ifPresent(known -> known.remove("status"));
        }
        return result.map(found).orElseGet(this::unknown);
    }

    private Reply unknown() {
        return switch (extras.unknownVerification()) {
            case HTTP_400 -> Problem.reply(400, "INVALID_REQUEST_PARAMETER", "Parameter 'verificationId' is invalid");
            case HTTP_404 -> Reply.of(404, "text/plain", "");
            case HTTP_422 -> Problem.unprocessable(422, "Requested verification not found");
        };
    }
}
