package dev.veriport.http;

import dev.veriport.model.Personal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The fields of a request's body, in their order. What is not given is left out: missing {@link Personal} data, an empty {@link
 * Optional}, an empty list, and fields that are all left out. Send it with {@link VendorRequest.Builder#json(BodyFields)} or
 * {@link VendorRequest.Builder#fields}. Not thread-safe. Prints the names alone.
 */
public final class BodyFields {
    private final Map<String, Object> given = new LinkedHashMap<>();

    private BodyFields() {}

    /** No fields. */
    public static BodyFields none() {
        return new BodyFields();
    }

    /**
     * Adds a field, unless its value is not given.
     *
     * @param value a text, number or boolean; a {@code BodyFields}; a list of them; or one of them as {@code Personal} or
     *     {@code Optional}
     */
    public BodyFields put(String name, Object value) {
        given(value).ifPresent(known -> given.put(name, known));
        return this;
    }

    /** Adds a list, with each item as {@code write} makes it. */
    public <T> BodyFields put(String name, List<T> items, Function<T, BodyFields> write) {
        return put(name, items.stream().map(write).toList());
    }

    private static Optional<Object> given(Object value) {
        if (value instanceof Personal<?> personal) {
            return personal.reveal().flatMap(BodyFields::given);
        }
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(BodyFields::given);
        }
        if (value instanceof BodyFields nested) {
            return Optional.<Object>of(nested.given).filter(fields -> !nested.given.isEmpty());
        }
        if (value instanceof List<?> items) {
            List<Object> known = new ArrayList<>();
            items.forEach(item -> given(item).ifPresent(known::add));
            return Optional.<Object>of(known).filter(list -> !known.isEmpty());
        }
        return Optional.of(value);
    }

    Map<String, Object> asJson() {
        return given;
    }

    /** Passes each text with its name in brackets: {@code address[city]}, {@code tags[0]}. */
    void forEachFormField(BiConsumer<String, String> form) {
        given.forEach((name, value) -> flatten(name, value, form));
    }

    private static void flatten(String name, Object value, BiConsumer<String, String> form) {
        if (value instanceof Map<?, ?> nested) {
            nested.forEach((inner, known) -> flatten(name + "[" + inner + "]", known, form));
        } else if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                flatten(name + "[" + i + "]", items.get(i), form);
            }
        } else if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            form.accept(name, value.toString());
        } else {
            throw new IllegalArgumentException("a form field cannot be made of " + value.getClass());
        }
    }

    @Override
    public String toString() {
        return "BodyFields" + given.keySet();
    }
}
