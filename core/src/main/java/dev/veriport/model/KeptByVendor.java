package dev.veriport.model;

import java.io.InputStream;
import java.util.List;

/** Evidence that the vendor keeps. Only its kind is known. */
record KeptByVendor(Evidence.Kind kind, List<Origin> origins) implements Evidence {
    @Override
    public Reported<Integer> document() {
        return Reported.notProvided();
    }

    @Override
    public Reported<String> contentType() {
        return Reported.notProvided();
    }

    @Override
    public Reported<Long> size() {
        return Reported.notProvided();
    }

    @Override
    public Reported<String> sha256() {
        return Reported.notProvided();
    }

    @Override
    public Availability availability() {
        return Availability.NOT_OFFERED;
    }

    @Override
    public InputStream open() {
        throw new UnsupportedOperationException(
                "the vendor keeps this and gives no bytes of it: look it up in its portal");
    }
}
