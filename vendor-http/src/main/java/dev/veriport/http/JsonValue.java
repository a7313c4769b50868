package dev.veriport.http;

import dev.veriport.model.Origin;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Personal;
import dev.veriport.model.Reported;
import dev.veriport.model.Secret;
import dev.veriport.token.AccessToken;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A value in a vendor's JSON: a view over the body, which is held once. Text is decoded when it is asked for, so that
 * images in it cost nothing until somebody opens them. Reading is tolerant: what is not there is absent, and what is
 * something else than what is asked for is unreadable, which is not the same. It knows its place in the answer, and so do
 * the values made of it. Immutable, thread-safe. Prints its kind alone.
 */
public final class JsonValue implements Origin {
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
        BOOLEAN,
        /** A field of something that is no object and has no fields: unreadable, as far as anybody can tell. */
        MISPLACED
    }

    /** As JSON writes it, leading zeros allowed: a text may hold a part of a date. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,4})?");

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

    /** Whether this is an object. */
    public boolean isObject() {
        return kind == Kind.OBJECT;
    }

    /**
     * The value of a field; a missing one is a value that has nothing. Where this is no object, and not nothing, each of its
     * fields is unreadable: they may be there in a form that nobody expected.
     */
    public JsonValue at(String field) {
        boolean isObject = kind == Kind.OBJECT || isBlank();
        return isObject ? fields.getOrDefault(field, MISSING) : literal(path, Kind.MISPLACED, written());
    }

    /** The fields of an object, in their order; none where this is something else. */
    public Map<String, JsonValue> entries() {
        return fields;
    }

    /** The items of an array; one value where the vendor sent it without an array; none where there is nothing in it. */
    public List<JsonValue> items() {
        boolean isOneItem = kind != Kind.ARRAY && !isBlank() && !(isObject() && fields.isEmpty());
        return isOneItem ? List.of(this) : items;
    }

    /** Whether the vendor sent this at all, be it null. */
    public boolean isPresent() {
        return kind != Kind.MISSING;
    }

    /** Whether there is nothing: missing, null, or a text that is empty or blank. */
    public boolean isBlank() {
        return switch (kind) {
            case MISSING, NULL -> true;
            case TEXT -> slice.isBlank();
            default -> false;
        };
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
            case TEXT -> slice.text().filter(text -> !text.isBlank());
            case NUMBER -> Optional.of(literal);
            default -> Optional.empty();
        };
    }

    /** An id that can be sent back: text or a number, of visible ASCII characters alone. */
    public Optional<String> identifier() {
        return text().filter(RequestText::isVisible);
    }

    /** A token that can be sent; nothing where this is a number, or text that no header could hold. */
    public Optional<Secret> token() {
        return kind == Kind.TEXT
                ? slice.text().filter(AccessToken::isWellFormed).map(Secret::of)
                : Optional.empty();
    }

    /** True or false, also written as text. */
    public Optional<Boolean> bool() {
        return switch (scalar().toOptional().orElse("")) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** A number, also one written as text. */
    public Optional<Double> number() {
        return text().map(String::strip)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Double::valueOf)
                .filter(Double::isFinite);
    }

    /** A whole number, also one written as text. */
    public Optional<Long> integer() {
        return number().filter(value -> value == Math.rint(value) && Math.abs(value) < 1L << 53)
                .map(Double::longValue);
    }

    /** An absolute address to send a browser to: https, or http to a loopback address. */
    public Optional<URI> webAddress() {
        return text().flatMap(WebAddress::read);
    }

    /** What the vendor reports here, text or a number; an empty field is one the document does not have. */
    public Reported<String> reported() {
        return reported(JsonValue::text);
    }

    /** What a reader makes of this: absent where there is nothing, unreadable where it makes nothing of something. */
    public <T> Reported<T> reported(Function<JsonValue, Optional<T>> reader) {
        if (isBlank()) {
            return Reported.absent();
        }
        return reader.apply(this)
                .map(value -> Reported.of(value, List.of(this)))
                .orElseGet(() -> Reported.unreadable(List.of(this)));
    }

    /** Text, a number or a boolean, as the vendor wrote it. */
    public Reported<String> scalar() {
        return reported(value -> value.kind == Kind.BOOLEAN ? Optional.of(literal) : value.text());
    }

    /** What tells something about the person, in words: a number is none. */
    public Personal<String> personal() {
        return reported(value -> value.kind == Kind.TEXT ? value.text() : Optional.empty())
                .personal();
    }

    /** An ISO 8601 date, whole or in part. */
    public Reported<PartialDate> date() {
        return reported().read(VendorDates::date);
    }

    /** A moment: ISO 8601 with its offset, or Unix time. */
    public Reported<Instant> instant() {
        return reported().read(VendorDates::moment);
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
    public Personal<String> word() {
        return Personal.of(written());
    }

    private String written() {
        return switch (kind) {
            case TEXT ->
                slice.length() > LONGEST_WORD
                        ? slice.length() + " bytes of text"
                        : slice.text().orElseGet(slice::raw);
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            default -> literal;
        };
    }

    /** Every text, number and boolean in it that is not empty, in the vendor's order. */
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
