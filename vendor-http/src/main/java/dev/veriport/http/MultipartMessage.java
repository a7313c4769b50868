package dev.veriport.http;

import dev.veriport.model.Origin;
import dev.veriport.model.Pii;
import dev.veriport.model.Reported;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** A multipart message of a vendor (RFC 2046, 5.1), taken apart in memory. Prints the names and sizes of its parts. */
public final class MultipartMessage {
    private static final int MOST_PARTS = 100;
    private static final Pattern NAME = Pattern.compile("[;\\s]name=(?:\"([^\"]*)\"|([^;\\s\"]+))");

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
        public Pii<String> word() {
            return Pii.of(content.length + " bytes");
        }

        @Override
        public String toString() {
            return name + ", " + content.length + " bytes";
        }
    }

    /**
     * Takes a body apart.
     *
     * @param contentType of the message, with its boundary
     * @throws IOException when it is not multipart, or cut
     */
    public static MultipartMessage read(String contentType, byte[] body) throws IOException {
        MimeTokenStream stream = new MimeTokenStream(MimeConfig.custom()
                .setStrictParsing(true) // or a cut message looks whole
                .setMaxHeaderCount(20)
                .setMaxHeaderLen(4_096)
                .build());
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parseHeadless(new ByteArrayInputStream(body), contentType);
        try {
            return new MultipartMessage(parts(stream));
        } catch (MimeException malformed) {
            throw new IOException("not a multipart message");
        }
    }

    private static List<Part> parts(MimeTokenStream stream) throws IOException, MimeException {
        List<Part> parts = new ArrayList<>();
        boolean whole = false;
        String name = "";
        for (EntityState state = stream.getState();
                state != EntityState.T_END_OF_STREAM && parts.size() < MOST_PARTS;
                state = stream.next()) {
            if (state == EntityState.T_START_HEADER) {
                name = "";
            } else if (state == EntityState.T_FIELD) {
                name = nameIn(stream.getField()).orElse(name);
            } else if (state == EntityState.T_BODY) {
                parts.add(part(name, stream));
            } else if (state == EntityState.T_END_MULTIPART) {
                whole = true;
            }
        }
        if (!whole) {
            throw new IOException("not a whole multipart message");
        }
        return parts;
    }

    private static Part part(String name, MimeTokenStream stream) throws IOException {
        BodyDescriptor descriptor = stream.getBodyDescriptor();
        try (InputStream content = stream.getDecodedInputStream()) {
            return new Part(name, Reported.of(descriptor.getMimeType()), content.readAllBytes());
        }
    }

    private static Optional<String> nameIn(Field field) {
        if (!field.getName().equalsIgnoreCase("Content-Disposition")) {
            return Optional.empty();
        }
        Matcher name = NAME.matcher(field.getBody());
        return name.find() ? Optional.of(name.group(1) == null ? name.group(2) : name.group(1)) : Optional.empty();
    }

    public List<Part> parts() {
        return parts;
    }

    /** The first part of this name. */
    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return "MultipartMessage" + parts;
    }
}
