package dev.veriport.adapter.onfido;

import dev.veriport.http.JsonValue;
import dev.veriport.model.Reason;
import dev.veriport.model.Reported;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects the reasons in a report: whatever its breakdown does not call clear. */
final class OnfidoReasons {
    private OnfidoReasons() {}

    static List<Reason> of(JsonValue report) {
        List<Reason> reasons = new ArrayList<>();
        JsonValue subResult = report.at("sub_result");
        if (isNotClear(subResult)) {
            reasons.add(new Reason(OnfidoMapping.SUB_RESULTS.meaning(subResult.reported()), subResult.reported()));
        }
        report.at("breakdown").entries().forEach((name, part) -> {
            Map<String, JsonValue> inside = part.at("breakdown").entries();
            inside.forEach((leaf, value) -> addLeaf(reasons, name, leaf, value));
            if (inside.values().stream().noneMatch(value -> isNotClear(value.at("result")))) {
                addLeaf(reasons, name, name, part);
            }
        });
        return reasons;
    }

    /** The keys below a leaf's properties are more exact than the leaf. */
    private static void addLeaf(List<Reason> reasons, String breakdown, String name, JsonValue leaf) {
        if (!isNotClear(leaf.at("result"))) {
            return;
        }
        int before = reasons.size();
        leaf.at("properties").entries().forEach((key, value) -> {
            if (OnfidoMapping.REASONS.find(key).isPresent() && isNotClear(value)) {
                reasons.add(reason(breakdown, key, value));
            }
        });
        if (reasons.size() == before) {
            reasons.add(reason(breakdown, name, leaf.at("result")));
        }
    }

    private static Reason reason(String breakdown, String name, JsonValue origin) {
        return new Reason(OnfidoMapping.reason(breakdown, name), Reported.of(name, JsonValue.origins(origin)));
    }

    private static boolean isNotClear(JsonValue word) {
        return !word.isBlank() && word.bool().orElse(true) && !word.is(OnfidoMapping.CLEAR);
    }
}
