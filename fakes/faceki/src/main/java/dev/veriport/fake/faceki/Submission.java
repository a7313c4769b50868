package dev.veriport.fake.faceki;

import dev.veriport.testkit.server.Multipart;
import java.util.List;

/**
 * The images and fields of one verification as a client sent them (docs/vendors.md, K1).
 *
 * @param body all parts, in their order
 */
public record Submission(Multipart body) {

    /** The workflow, or empty. */
    public String workflowId() {
        return text("workflowId");
    }

    /** The application's own id, or empty. */
    public String recordIdentifier() {
        return text("record_identifier");
    }

    /** The names of all parts, in their order. */
    public List<String> partNames() {
        return body.parts().stream().map(Multipart.Part::name).toList();
    }

    /**
     * The bytes of a part.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public byte[] content(String partName) {
        return body.part(partName)
                .map(Multipart.Part::content)
                .orElseThrow(() -> new IllegalArgumentException("no part " + partName + " among " + partNames()));
    }

    /** An empty part counts as missing: an inference. */
    boolean has(String partName) {
        return body.part(partName).filter(part -> part.content().length > 0).isPresent();
    }

    private String text(String partName) {
        return body.part(partName).map(Multipart.Part::text).orElse("");
    }

    /** Without what the parts contain. */
    @Override
    public String toString() {
        return "Submission" + partNames();
    }
}
