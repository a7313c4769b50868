package dev.veriport.http.image;

import dev.veriport.model.ImageSource;
import java.io.IOException;
import java.io.InputStream;

/**
 * An image's bytes. A failure of the source becomes {@link UnreadableImageException}, which distinguishes it from a
 * failure of the connection.
 */
final class SourceStream extends InputStream {
    private final InputStream in;

    SourceStream(ImageSource source) throws UnreadableImageException {
        this.in = of(source::open);
    }

    @Override
    public int read() throws IOException {
        return of(in::read);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return of(() -> in.read(bytes, from, length));
    }

    @Override
    public long skip(long count) throws IOException {
        return of(() -> in.skip(count));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    private static <T> T of(Step<T> step) throws UnreadableImageException {
        try {
            return step.take();
        } catch (IOException | RuntimeException failure) {
            throw new UnreadableImageException();
        }
    }
}
