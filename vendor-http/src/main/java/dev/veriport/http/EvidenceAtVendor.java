package dev.veriport.http;

import dev.veriport.model.Evidence;
import dev.veriport.model.Origin;
import dev.veriport.model.Reported;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;

/** A file that is fetched from its vendor each time it is opened. Immutable, thread-safe. */
final class EvidenceAtVendor implements Evidence {
    private final VendorFile file;
    private final Supplier<byte[]> fetch;

    EvidenceAtVendor(VendorFile file, Supplier<byte[]> fetch) {
        this.file = file;
        this.fetch = fetch;
    }

    @Override
    public Kind kind() {
        return file.kind();
    }

    @Override
    public Reported<Integer> document() {
        return file.document();
    }

    @Override
    public Reported<String> contentType() {
        return file.contentType();
    }

    @Override
    public Reported<Long> size() {
        return file.size();
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
    public List<Origin> origins() {
        return file.origins();
    }

    @Override
    public String toString() {
        return "EvidenceAtVendor[" + file.kind() + "]";
    }
}
