package dev.veriport.fake.faceki;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What stands in {@code result} of an error: its type changes at the vendor (docs/vendors.md, K1). */
public enum ErrorResult {
    /** {@code {}} */
    OBJECT,
    /** {@code []} */
    ARRAY,
    /** {@code null} */
    NULL,
    /** {@code ""} */
    STRING,
    /** no such field */
    ABSENT;

    void putInto(ObjectNode envelope) {
        switch (this) {
            case OBJECT -> envelope.putObject("result");
            case ARRAY -> envelope.putArray("result");
            case NULL -> envelope.set("result", JsonNodeFactory.instance.nullNode());
            case STRING -> envelope.put("result", "");
            case ABSENT -> envelope.remove("result");
        }
    }
}
