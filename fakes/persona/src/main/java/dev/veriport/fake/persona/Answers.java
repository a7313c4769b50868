package dev.veriport.fake.persona;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Reply;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Finds and changes the inquiry of a call, and answers it. Inference: an inquiry that is redacted is not changed. */
final class Answers {
    static final Map<String, Shape> QUERY = Map.of("include", Shape.text());

    private final InquiryStore inquiries;
    private final InquiryJson json;
    private final Included included;
    private final Photos photos;

    Answers(InquiryStore inquiries, InquiryJson json, Included included, Photos photos) {
        this.inquiries = inquiries;
        this.json = json;
        this.included = included;
        this.photos = photos;
    }

    Inquiry reached(Call call) {
        return inquiries.find(call.id()).filter(call.access()::reaches).orElseThrow(Refusal::notFound);
    }

    Inquiry changed(Call call, UnaryOperator<Inquiry> change) {
        reached(call);
        return inquiries
                .change(call.id(), inquiry -> {
                    if (inquiry.isRedacted()) {
                        throw Refusal.redacted();
                    }
                    return change.apply(inquiry);
                })
                .orElseThrow(Refusal::notFound);
    }

    Reply reply(Call call, Inquiry inquiry) {
        return Json.reply(200, body(call, inquiry));
    }

    Reply reply(int status, Call call, Inquiry inquiry, ObjectNode meta) {
        ObjectNode body = body(call, inquiry);
        body.set("meta", meta);
        return Json.reply(status, body);
    }

    private ObjectNode body(Call call, Inquiry inquiry) {
        ObjectNode body = Json.object();
        body.set("data", json.of(inquiry));
        included.addTo(body, call, inquiry, photos.hostFor(call.request()));
        return body;
    }
}
