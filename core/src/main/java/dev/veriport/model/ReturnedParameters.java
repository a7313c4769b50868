package dev.veriport.model;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query of the URL at which the browser returned. The application passes it on unchanged; the adapter decides
 * what it trusts. Prints without values. Immutable.
 */
public final class ReturnedParameters {
    private static final ReturnedParameters NONE = new ReturnedParameters(List.of());

    private final List<Map.Entry<String, String>> parameters;

    private ReturnedParameters(List<Map.Entry<String, String>> parameters) {
        this.parameters = parameters;
    }

    /** For a return without a query, such as from a mobile SDK. */
    public static ReturnedParameters none() {
        return NONE;
    }

    /**
     * Parses a query as browsers do. A malformed escape is kept as it is written. Nothing is refused.
     *
     * @param query the raw query, still encoded, without the question mark; null for none, as servlets give it
     */
    public static ReturnedParameters ofQuery(@Nullable String query) {
        return query == null ? NONE : new ReturnedParameters(QueryString.read(query));
    }

    /** @param url the whole URL that the browser requested */
    public static ReturnedParameters ofUrl(URI url) {
        return ofQuery(url.getRawQuery());
    }

    /** @param url the whole URL that the browser requested, as it was written; {@link URI} need not accept it */
    public static ReturnedParameters ofUrl(String url) {
        int hash = url.indexOf('#');
        String withoutFragment = hash < 0 ? url : url.substring(0, hash);
        int mark = withoutFragment.indexOf('?');
        return mark < 0 ? NONE : ofQuery(withoutFragment.substring(mark + 1));
    }

    /** Every value of a parameter, in the order of the query; empty when there is none. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, String> parameter : parameters) {
            if (parameter.getKey().equals(name)) {
                values.add(parameter.getValue());
            }
        }
        return List.copyOf(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReturnedParameters that && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return parameters.hashCode();
    }

    @Override
    public String toString() {
        return "ReturnedParameters" + parameters.stream().map(Map.Entry::getKey).toList();
    }
}
