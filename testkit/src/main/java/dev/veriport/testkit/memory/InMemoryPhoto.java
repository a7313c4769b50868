package dev.veriport.testkit.memory;

import dev.veriport.model.Evidence;
import dev.veriport.model.Reported;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * The photo of a document, which the vendor keeps.
 *
 * @param fetch requests its bytes
 */
record InMemoryPhoto(Supplier<byte[]> fetch) implements Evidence {
    @Override
    public Kind kind() {
        return Kind.DOCUMENT_FRONT;
    }

    @Override
    public Reported<Integer> document() {
        return Reported.of(0);
    }

    @Override
    public Reported<String> contentType() {
        return Reported.of("image/jpeg");
    }

    @Override
    public Reported<Long> size() {
        return Reported.notRead();
    }

    @Override
    public Reported<String> sha256() {
        return Reported.notRead();
    }

    @Override
    public Availability availability() {
        return Availability.AT_VENDOR;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(fetch.get());
    }

    @Override
    public String toString() {
        return "InMemoryPhoto[]";
    }
}
