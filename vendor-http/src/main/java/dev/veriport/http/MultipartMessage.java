package dev.veriport.http;

import dev.veriport.model.Origin;
import dev.veriport.model.Personal;
import dev.veriport.model.Reported;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's multipart message (RFC 2046, 5.1), parsed in memory. Prints the names and sizes of its parts. Immutable
 * except for the parts' arrays; thread-safe when these are not changed.
 */
public final class MultipartMessage {
    private final List<Part> parts;

    private MultipartMessage(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * One part.
     *
     * @param contentType from the part's own header, if it has one
     * @param content the decoded bytes; the array is not copied, so do not change it
     */
    public record Part(String name, Reported<String> contentType, byte[] content) implements Origin {
        @Override
        public String field() {
            return name;
        }

        @Override
        public Personal<String> word() {
            return Personal.of(content.length + " bytes");
        }

        @Override
        public String toString() {
            return name + ", " + content.length + " bytes";
        }
    }

    /**
     * Parses a body.
     *
     * @param contentType the message's type, with its boundary; null when there is no header
     * @throws IOException when the body does not follow the grammar of RFC 2046, is truncated, or has bytes before or
     *     after its parts
     */
    public static MultipartMessage read(@Nullable String contentType, byte[] body) throws IOException {
        if (contentType == null) {
            throw new IOException("not multipart: no content type");
        }
        return new MultipartMessage(new MultipartReader(contentType, body).parts());
    }

    /** The parts, in the order of the message. */
    public List<Part> parts() {
        return parts;
    }

    /** The only part with this name; empty when there are several, because the name is then ambiguous. */
    public Optional<Part> part(String name) {
        List<Part> named =
                parts.stream().filter(part -> part.name().equals(name)).toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "MultipartMessage" + parts;
    }
}
