package dev.veriport.fake.faceki;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The workflows that exist, and their rules. */
final class Workflows {

    private final Map<String, ObjectNode> byId = new ConcurrentHashMap<>();
    private final @Nullable Set<String> existing;

    Workflows(@Nullable Set<String> existing) {
        this.existing = existing;
    }

    /** A workflow with rules of its own exists, whatever the others are. */
    void tell(String id, ObjectNode rules) {
        byId.put(id, rules.put("workflowId", id));
    }

    /** A copy of the rules; empty when there is no such workflow. */
    Optional<ObjectNode> rules(String id) {
        ObjectNode own = byId.get(id);
        if (own != null) {
            return Optional.of(own.deepCopy());
        }
        return existing == null || existing.contains(id)
                ? Optional.of(WorkflowRulesJson.anyDocument().object().put("workflowId", id))
                : Optional.empty();
    }
}
