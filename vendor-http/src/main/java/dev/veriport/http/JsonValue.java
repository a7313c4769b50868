package dev.veriport.http;

import dev.veriport.model.Origin;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Pii;
import dev.veriport.model.RawAnswer;
import dev.veriport.model.Reported;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A value in a vendor's JSON: a view over the body, which is held once. Text is decoded when it is asked for, so that
 * images in it cost nothing until somebody opens them. Reading is tolerant: what is not there, or is something else than
 * what is asked for, is nothing. It knows its place in the answer, and so do the values made of it. Immutable,
 * thread-safe. Prints its kind alone.
 */
public final class JsonValue implements Origin, RawAnswer {
    static final JsonValue MISSING =
            new JsonValue(JsonPath.ROOT, Kind.MISSING, Map.of(), List.of(), "", JsonSlice.NOTHING);

    /** In bytes; what is longer is an image. */
    private static final int LONGEST_WORD = 500;

    enum Kind {
        MISSING,
        NULL,
        OBJECT,
        ARRAY,
        TEXT,
        NUMBER,
        BOOLEAN
    }

    private final JsonPath path;
    private final Kind kind;
    private final Map<String, JsonValue> fields;
    private final List<JsonValue> items;
    private final String literal;
    private final JsonSlice slice;

    private JsonValue(
            JsonPath path,
            Kind kind,
            Map<String, JsonValue> fields,
            List<JsonValue> items,
            String literal,
            JsonSlice slice) {
        this.path = path;
        this.kind = kind;
        this.fields = fields;
        this.items = items;
        this.literal = literal;
        this.slice = slice;
    }

    static JsonValue object(JsonPath path, Map<String, JsonValue> fields) {
        return new JsonValue(path, Kind.OBJECT, fields, List.of(), "", JsonSlice.NOTHING);
    }

    static JsonValue array(JsonPath path, List<JsonValue> items) {
        return new JsonValue(path, Kind.ARRAY, Map.of(), items, "", JsonSlice.NOTHING);
    }

    static JsonValue literal(JsonPath path, Kind kind, String text) {
        return new JsonValue(path, kind, Map.of(), List.of(), text, JsonSlice.NOTHING);
    }

    static JsonValue text(JsonPath path, JsonSlice slice) {
        return new JsonValue(path, Kind.TEXT, Map.of(), List.of(), "", slice);
    }

    static JsonValue parse(byte[] body) throws MalformedJsonException {
        return JsonReader.read(body);
    }

    public boolean isObject() {
        return kind == Kind.OBJECT;
    }

    public boolean isArray() {
        return kind == Kind.ARRAY;
    }

    /** The value of a field; a missing one is a value that has nothing. */
    public JsonValue at(String field) {
        return fields.getOrDefault(field, MISSING);
    }

    /** The fields of an object, in their order; none where this is something else. */
    public Map<String, JsonValue> entries() {
        return fields;
    }

    /** The items of an array; none where this is something else. */
    public List<JsonValue> items() {
        return items;
    }

    /** Whether the vendor sent this at all, be it null. */
    public boolean isPresent() {
        return kind != Kind.MISSING;
    }

    /** Those of the fields that the vendor sent. */
    public static List<Origin> origins(JsonValue... fields) {
        return Stream.of(fields)
                .filter(JsonValue::isPresent)
                .<Origin>map(field -> field)
                .toList();
    }

    /** Text that is not blank, or a number as it is written. */
    public Optional<String> text() {
        return switch (kind) {
            case TEXT -> Optional.of(slice.text()).filter(text -> !text.isBlank());
            case NUMBER -> Optional.of(literal);
            default -> Optional.empty();
        };
    }

    public Optional<Boolean> bool() {
        return kind == Kind.BOOLEAN ? Optional.of(literal.equals("true")) : Optional.empty();
    }

    /** A number, also one written as text. */
    public Optional<Double> number() {
        try {
            return text().map(text -> Double.valueOf(text.strip())).filter(Double::isFinite);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** A whole number, also one written as text. */
    public Optional<Long> integer() {
        return number().filter(value -> value == Math.rint(value) && Math.abs(value) < 1L << 53)
                .map(Double::longValue);
    }

    /** What the vendor reports here; an empty field is one the document does not have. */
    public Reported<String> reported() {
        return Reported.ofOptional(text(), List.of(this));
    }

    /** Text, a number or a boolean, as the vendor wrote it. */
    public Reported<String> scalar() {
        Optional<String> written = kind == Kind.BOOLEAN ? Optional.of(literal) : text();
        return Reported.ofOptional(written, List.of(this));
    }

    /** The same for what tells something about the person. */
    public Reported<Pii<String>> personal() {
        return reported().map(Pii::of);
    }

    /** An absolute address to send a browser to. */
    public Optional<URI> webAddress() {
        try {
            return text().map(URI::create).filter(url -> url.getHost() != null && isWeb(url));
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }

    private static boolean isWeb(URI url) {
        return "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    }

    /** An ISO 8601 date, whole or in part; absent where it is none. */
    public Reported<PartialDate> date() {
        return parsed(PartialDate::parse);
    }

    /** An ISO 8601 moment with its offset; absent where it is none. */
    public Reported<Instant> instant() {
        return parsed(text -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
    }

    private <T> Reported<T> parsed(Function<String, T> parser) {
        try {
            return Reported.ofOptional(text().map(parser), List.of(this));
        } catch (DateTimeException malformed) {
            return Reported.absent();
        }
    }

    /** The text's bytes while they are still JSON's; nothing where this is no text. */
    Optional<JsonSlice> slice() {
        return kind == Kind.TEXT ? Optional.of(slice) : Optional.empty();
    }

    /** A JSON pointer (RFC 6901). */
    @Override
    public String field() {
        return path.toString();
    }

    @Override
    public Pii<String> word() {
        boolean tooLong = slice.length() > LONGEST_WORD;
        return Pii.of(
                tooLong
                        ? slice.length() + " bytes of text"
                        : scalar().toOptional().orElse(""));
    }

    /** Every text, number and boolean in it that is not empty. */
    @Override
    public List<Origin> fields() {
        List<Origin> leaves = new ArrayList<>();
        collect(leaves);
        return leaves;
    }

    private void collect(List<Origin> leaves) {
        if (slice.length() > 0 || !literal.isEmpty()) {
            leaves.add(this);
        }
        fields.values().forEach(value -> value.collect(leaves));
        items.forEach(value -> value.collect(leaves));
    }

    @Override
    public String toString() {
        return "JsonValue[" + kind.name().toLowerCase(Locale.ROOT) + "]";
    }
}
