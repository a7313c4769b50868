package dev.veriport.http;

import dev.veriport.model.Origin;
import dev.veriport.model.Personal;
import dev.veriport.model.Reported;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A multipart message of a vendor (RFC 2046, 5.1), taken apart in memory. Prints the names and sizes of its parts. */
public final class MultipartMessage {
    private final List<Part> parts;

    private MultipartMessage(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * One part.
     *
     * @param contentType as the part's own head says, where it does
     * @param content as it came; the array is not copied, so leave it alone
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
     * Takes a body apart.
     *
     * @param contentType of the message, with its boundary; null where its head has none
     * @throws IOException when it is not multipart to the letter of RFC 2046, is cut, or has anything before or behind its
     *     parts
     */
    public static MultipartMessage read(@Nullable String contentType, byte[] body) throws IOException {
        if (contentType == null) {
            throw new IOException("not multipart: it has no type");
        }
        return new MultipartMessage(new MultipartReader(contentType, body).parts());
    }

    /** The parts, in the order of the message. */
    public List<Part> parts() {
        return parts;
    }

    /** The only part of this name; nothing where there are several, since then nobody can say which is meant. */
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
