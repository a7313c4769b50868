package dev.veriport.fake.persona;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.SampleFiles;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * Reads, changes and redacts inquiries, and reads verifications. Facts: parameters and answers. Inference: an update of the account
 * is no part of it.
 */
final class Inquiries {
    private final InstantSource clock;
    private final InquiryStore inquiries;
    private final Answers answers;
    private final VerificationJson verifications;
    private final Photos photos;

    Inquiries(
            InstantSource clock,
            InquiryStore inquiries,
            Answers answers,
            VerificationJson verifications,
            Photos photos) {
        this.clock = clock;
        this.inquiries = inquiries;
        this.answers = answers;
        this.verifications = verifications;
        this.photos = photos;
    }

    Reply read(Call call) {
        call.checkQuery(Answers.QUERY);
        return answers.reply(call, answers.reached(call));
    }

    Reply update(Call call) {
        call.checkQuery(Answers.QUERY);
        call.check(Map.of("data", Shape.object(Map.of("attributes", Shape.object(Attributes.CHANGEABLE)))));
        JsonNode given = call.body().at("/data/attributes");
        Attributes.checkValues(given);
        Instant now = clock.instant();
        return answers.reply(
                call,
                answers.changed(call, inquiry -> inquiry.with(Attributes.merged(inquiry.attributes(), given), now)));
    }

    Reply redact(Call call) {
        call.checkQuery(Answers.QUERY);
        Instant now = clock.instant();
        return answers.reply(call, answers.changed(call, inquiry -> inquiry.redacted(now)));
    }

    Reply print(Call call) {
        call.checkQuery(Map.of());
        answers.reached(call);
        return Reply.of(200, "application/pdf", SampleFiles.pdf());
    }

    /** Of a kind of verification, in the path {@code /api/v1/verification/KIND/{id}}. */
    Call.Endpoint readVerification(Verification.Kind kind) {
        return call -> {
            call.checkQuery(Answers.QUERY);
            String id = call.request().segment(4);
            Inquiry inquiry =
                    inquiries.ofVerification(id).filter(call.access()::reaches).orElseThrow(Refusal::notFound);
            Verification found = inquiry.verifications().stream()
                    .filter(each -> each.id().equals(id) && each.kind() == kind)
                    .findFirst()
                    .orElseThrow(Refusal::notFound);
            ObjectNode body = Json.object();
            body.set("data", verifications.of(inquiry, found, photos.hostFor(call.request())));
            return Json.reply(200, body);
        };
    }
}
