package dev.veriport.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.veriport.model.Origin;
import dev.veriport.model.Pii;
import dev.veriport.model.Reported;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.stream.RecursionMode;

/** A multipart message of a vendor (RFC 2046, 5.1), taken apart in memory. Prints the names and sizes of its parts. */
public final class MultipartMessage {
    private static final int MOST_PARTS = 100;

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
     * @throws IOException when it is not multipart, is cut, or has anything before or behind its parts
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
        Head head = new Head();
        boolean whole = false;
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            switch (state) {
                case T_START_HEADER -> head = new Head();
                case T_FIELD -> head.take(stream.getField());
                case T_BODY -> parts.add(part(head, stream));
                case T_PREAMBLE, T_EPILOGUE -> refuseHidden(stream);
                case T_END_MULTIPART -> whole = true;
                default -> {}
            }
            if (parts.size() > MOST_PARTS) {
                throw new IOException("more than " + MOST_PARTS + " parts");
            }
        }
        if (!whole) {
            throw new IOException("not a whole multipart message");
        }
        return parts;
    }

    /**
     * A signature covers the body and not the header with its boundary: with another boundary a part of a signed message
     * could pass for the message, the rest lying before and behind it.
     */
    private static void refuseHidden(MimeTokenStream stream) throws IOException {
        try (InputStream beside = stream.getInputStream()) {
            if (!new String(beside.readAllBytes(), ISO_8859_1).isBlank()) {
                throw new IOException("something stands before or behind the parts");
            }
        }
    }

    private static Part part(Head head, MimeTokenStream stream) throws IOException {
        Reported<String> type =
                head.typed ? Reported.of(stream.getBodyDescriptor().getMimeType()) : Reported.absent();
        try (InputStream content = stream.getDecodedInputStream()) {
            return new Part(head.name, type, content.readAllBytes());
        }
    }

    /** What is read of a part's head. */
    private static final class Head {
        private String name = "";
        private boolean typed;

        void take(Field field) throws MimeException {
            typed |= field.getName().equalsIgnoreCase("Content-Type");
            if (field.getName().equalsIgnoreCase("Content-Disposition")) {
                RawBody disposition =
                        RawFieldParser.DEFAULT.parseRawBody(RawFieldParser.DEFAULT.parseField(field.getRaw()));
                disposition.getParams().stream()
                        .filter(parameter -> parameter.getName().equalsIgnoreCase("name"))
                        .findFirst()
                        .ifPresent(parameter -> name = Objects.requireNonNullElse(parameter.getValue(), ""));
            }
        }
    }

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
