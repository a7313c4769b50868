package dev.veriport.http;

import dev.veriport.model.Check;
import dev.veriport.model.Origin;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Personal;
import dev.veriport.model.Reported;
import dev.veriport.model.Secret;
import dev.veriport.model.Sex;
import dev.veriport.token.AccessToken;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A value in a vendor's JSON: a view over the body, which is in memory once. Text is decoded on demand, so an image
 * costs nothing until it is opened. Methods do not throw: a missing value is absent, a value of another type is
 * unreadable. Each value has its path in the response. Immutable, thread-safe. Prints only its kind.
 */
public final class JsonValue implements Origin {
    static final JsonValue MISSING =
            new JsonValue(JsonPath.ROOT, Kind.MISSING, Map.of(), List.of(), "", JsonSlice.NOTHING);

    /** In bytes; a longer text is an image. */
    private static final int MAX_WORD_LENGTH = 500;

    enum Kind {
        MISSING,
        NULL,
        OBJECT,
        ARRAY,
        TEXT,
        NUMBER,
        BOOLEAN,
        /** A field of a value that is not an object: unreadable. */
        MISPLACED
    }

    /** A JSON number, with leading zeros allowed, because a text may be a part of a date. */
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
        return parse(body, JsonPath.ROOT);
    }

    static JsonValue parse(byte[] body, JsonPath root) throws MalformedJsonException {
        return JsonReader.read(body, root);
    }

    /** Whether this is an object. */
    public boolean isObject() {
        return kind == Kind.OBJECT;
    }

    /** Whether this is an array. */
    public boolean isArray() {
        return kind == Kind.ARRAY;
    }

    /** A copy of this object without some fields: a result's provenance has no token of a hand-off, for instance. */
    public JsonValue without(String... names) {
        Map<String, JsonValue> others = new LinkedHashMap<>(fields);
        others.keySet().removeAll(Set.of(names));
        return isObject() ? object(path, others) : this;
    }

    /**
     * The value of a field. A missing field is absent. When this is neither an object nor blank, every field is
     * unreadable: the vendor may have sent it in another form.
     */
    public JsonValue at(String field) {
        boolean isObject = kind == Kind.OBJECT || isBlank();
        return isObject ? fields.getOrDefault(field, MISSING) : literal(path, Kind.MISPLACED, written());
    }

    /** The fields of an object, in the vendor's order; empty when this is not an object. */
    public Map<String, JsonValue> entries() {
        return fields;
    }

    /** The items of an array; this value when the vendor sent one without an array; empty when this is blank. */
    public List<JsonValue> items() {
        boolean isOneItem = kind != Kind.ARRAY && !isBlank() && !(isObject() && fields.isEmpty());
        return isOneItem ? List.of(this) : items;
    }

    /** Whether the vendor sent this field; null counts as sent. */
    public boolean isPresent() {
        return kind != Kind.MISSING;
    }

    /** Whether this is missing, null, or a text that is empty or blank. */
    public boolean isBlank() {
        return switch (kind) {
            case MISSING, NULL -> true;
            case TEXT -> slice.isBlank();
            default -> false;
        };
    }

    /** The fields that the vendor sent. */
    public static List<Origin> origins(JsonValue... fields) {
        return Stream.of(fields)
                .filter(JsonValue::isPresent)
                .<Origin>map(field -> field)
                .toList();
    }

    /** Text that is not blank, or a number as written; empty otherwise. */
    public Optional<String> text() {
        return switch (kind) {
            case TEXT -> slice.text().filter(text -> !text.isBlank());
            case NUMBER -> Optional.of(literal);
            default -> Optional.empty();
        };
    }

    /** Whether this is this text, or this number as written. */
    public boolean is(String word) {
        return text().filter(word::equals).isPresent();
    }

    /** Whether one of the items is this text, or this number as written. */
    public boolean has(String word) {
        return items().stream().anyMatch(item -> item.is(word));
    }

    /** An id that can be sent: text or a number, only of visible ASCII characters, and no mark of erasure in square brackets. */
    public Optional<String> identifier() {
        return text().filter(RequestText::isVisible).filter(id -> !id.startsWith("["));
    }

    /** A token that can be sent; empty when this is a number, or text that a header cannot carry. */
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

    /** A number, also when written as text. */
    public Optional<Double> number() {
        return text().map(String::strip)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Double::valueOf)
                .filter(Double::isFinite);
    }

    /** A whole number below 2^53, also when written as text. */
    public Optional<Long> integer() {
        return number().filter(value -> value == Math.rint(value) && Math.abs(value) < 1L << 53)
                .map(Double::longValue);
    }

    /** An absolute URL for a browser: https, or http to a loopback address. */
    public Optional<URI> webAddress() {
        return text().flatMap(WebAddress::read);
    }

    /** The text or number that the vendor reports; an empty field is absent. */
    public Reported<String> reported() {
        return reported(JsonValue::text);
    }

    /** The reader's result: absent when this is blank, unreadable when the reader returns empty. */
    public <T> Reported<T> reported(Function<JsonValue, Optional<T>> reader) {
        if (isBlank()) {
            return Reported.absent();
        }
        return reader.apply(this)
                .map(value -> Reported.of(value, List.of(this)))
                .orElseGet(() -> Reported.unreadable(List.of(this)));
    }

    /** Text, a number or a boolean, as written by the vendor. */
    public Reported<String> scalar() {
        return reported(value -> value.kind == Kind.BOOLEAN ? Optional.of(literal) : value.text());
    }

    /** Personal data in text form; a number is unreadable. */
    public Personal<String> personal() {
        return reported(value -> value.kind == Kind.TEXT ? value.text() : Optional.empty())
                .personal();
    }

    /** An ISO 8601 date: a day, a month or a year. */
    public Reported<PartialDate> date() {
        return reported().read(VendorDates::date);
    }

    /**
     * A date in three fields: absent when all of them are blank. A part that is not a number makes the date unreadable, because
     * without that part it would be a different date.
     */
    public static Reported<PartialDate> date(JsonValue year, JsonValue month, JsonValue day) {
        return VendorDates.date(year, month, day);
    }

    /** An instant: ISO 8601 with its offset, or Unix time in seconds or milliseconds. */
    public Reported<Instant> instant() {
        return reported().read(VendorDates::moment);
    }

    /** The sex: a letter of ICAO 9303, or {@code male} or {@code female}, in any case. */
    public Reported<Sex> sex() {
        return reported().read(VendorWords::sex);
    }

    /** The media type of a file, also when written as the end of a file's name: {@code image/jpeg} for {@code jpg}. */
    public Reported<String> contentType() {
        return reported().read(VendorWords::contentType);
    }

    /** A score between two bounds; unreadable outside them. */
    public Reported<Check.Score> score(double worst, double best) {
        return reported(JsonValue::number).read(value -> VendorWords.score(value, worst, best));
    }

    /** The fields with these names that are there, as a name or a zone's lines; unreadable when one of them is. */
    public Reported<String> joined(String between, String... names) {
        return VendorWords.joined(between, Stream.of(names).map(this::at).toArray(JsonValue[]::new));
    }

    /** The text's bytes as written in JSON; empty when this is not text. */
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
                slice.length() > MAX_WORD_LENGTH
                        ? slice.length() + " bytes of text"
                        : slice.text().orElseGet(slice::raw);
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            default -> literal;
        };
    }

    /** Every text, number and boolean in this value that is not empty, in the vendor's order. */
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
