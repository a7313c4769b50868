package dev.veriport.fake.persona;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.util.Map;

/**
 * A request that is authorized.
 *
 * @param body empty where none was sent
 * @param query the parameters, those with brackets as objects
 */
record Call(RecordedRequest request, Access access, ObjectNode body, ObjectNode query) {
    /** What answers it. */
    @FunctionalInterface
    interface Endpoint {
        Reply answer(Call call);
    }

    /** The id in the path {@code /api/v1/inquiries/{id}}. */
    String id() {
        return request.segment(3);
    }

    /** Refuses a body that is wrong. */
    void check(Map<String, Shape> members, String... required) {
        Shape.object(members, required).check("", body);
    }

    /** Refuses a parameter of the query that is wrong. */
    void checkQuery(Map<String, Shape> members) {
        Shape.object(members).check("", query);
    }
}
