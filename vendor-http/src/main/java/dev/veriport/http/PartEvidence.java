package dev.veriport.http;

import dev.veriport.model.Evidence;
import dev.veriport.model.Origin;
import dev.veriport.model.Reported;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;

/** A file that a vendor sent as a part of a multipart message. Immutable, thread-safe. Its size is in bytes. */
public record PartEvidence(Kind kind, Reported<Integer> document, MultipartMessage.Part part) implements Evidence {

    @Override
    public Reported<String> contentType() {
        return part.contentType();
    }

    @Override
    public Reported<Long> size() {
        return Reported.of((long) part.content().length);
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(part.content());
    }

    @Override
    public List<Origin> origins() {
        return List.of(part);
    }

    @Override
    public String toString() {
        return "PartEvidence[" + kind + ", " + part + "]";
    }
}
