package dev.veriport.http.image;

import java.io.IOException;
import java.io.OutputStream;

/** Counts the written bytes, and fails when there are more than announced. */
final class MeasuredStream extends OutputStream {
    private final OutputStream out;
    private final long atMost;
    private long count;

    MeasuredStream(OutputStream out, long atMost) {
        this.out = out;
        this.atMost = atMost;
    }

    long count() {
        return count;
    }

    @Override
    public void write(int one) throws IOException {
        count(1);
        out.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        count(length);
        out.write(bytes, from, length);
    }

    private void count(int more) throws IOException {
        count += more;
        if (count > atMost) {
            throw new UnfitImageException("is larger than when it was checked");
        }
    }
}
