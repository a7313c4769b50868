package dev.veriport.fake.faceki;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Resource;

/**
 * Builds the JSON of a workflow's rules (docs/vendors.md, W1): the names are facts, the values are invented but for
 * those of {@code documents}. Not safe for use by several threads.
 */
public final class WorkflowRulesJson {

    private final ObjectNode root;

    private WorkflowRulesJson(ObjectNode root) {
        this.root = root;
    }

    /** Any one of "ID Card", "Passport" and "Driving License". */
    public static WorkflowRulesJson anyDocument() {
        return of(Resource.text(WorkflowRulesJson.class, "workflow.json"));
    }

    /** Rules of your own; they have to be a JSON object. */
    public static WorkflowRulesJson of(String json) {
        if (Json.read(json) instanceof ObjectNode object) {
            return new WorkflowRulesJson(object);
        }
        throw new IllegalArgumentException("the rules of a workflow are a JSON object");
    }

    ObjectNode object() {
        return root.deepCopy();
    }

    /** The documents, by the vendor's names for them. */
    public WorkflowRulesJson documents(String... names) {
        ArrayNode array = root.putArray("documents");
        for (String name : names) {
            array.add(name);
        }
        return this;
    }

    /** Whether the user picks one of the documents; otherwise each of them is needed. */
    public WorkflowRulesJson documentOptional(boolean optional) {
        root.put("document_optional", optional);
        return this;
    }

    /** Sets a text field. */
    public WorkflowRulesJson with(String field, String text) {
        root.put(field, text);
        return this;
    }

    /** Sets any field to raw JSON: {@code theme} to {@code null}, which the server is known to send, for one. */
    public WorkflowRulesJson withRaw(String field, String json) {
        root.set(field, Json.read(json));
        return this;
    }

    /** Leaves a field out. */
    public WorkflowRulesJson without(String field) {
        root.remove(field);
        return this;
    }

    /** The text. */
    public String json() {
        return root.toPrettyString();
    }
}
