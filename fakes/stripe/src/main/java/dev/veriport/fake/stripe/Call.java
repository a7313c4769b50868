package dev.veriport.fake.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.util.Map;

/**
 * A request that is authorized.
 *
 * @param parameters of its form, or of its query
 */
record Call(RecordedRequest request, Access access, ObjectNode parameters) {

    /** What answers it. */
    @FunctionalInterface
    interface Endpoint {
        Reply answer(Call call);
    }

    /** The id in the path {@code /v1/identity/objects/{id}}. */
    String id() {
        return request.segment(3);
    }

    /** Refuses parameters that are wrong; {@code expand} is known everywhere. */
    void check(Map<String, Parameter> known) {
        ObjectNode own = parameters.deepCopy();
        if (own.has("expand")) {
            Parameter.list(Parameter.text()).check("expand", own.remove("expand"));
        }
        Parameter.checkAll(own, known);
    }
}
