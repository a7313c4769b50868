package dev.veriport.model;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The query the browser came back with. The application passes it on unread; the adapter decides what to believe.
 * Prints without values. Immutable.
 */
public final class ReturnedParameters {
    private static final ReturnedParameters NONE = new ReturnedParameters(List.of());

    private final List<Map.Entry<String, String>> parameters;

    private ReturnedParameters(List<Map.Entry<String, String>> parameters) {
        this.parameters = parameters;
    }

    /** For a return without a query, as from a mobile SDK. */
    public static ReturnedParameters none() {
        return NONE;
    }

    /**
     * @param query the raw query, still encoded, without the question mark
     * @throws IllegalArgumentException when an escape in it is broken
     */
    public static ReturnedParameters ofQuery(String query) {
        return new ReturnedParameters(QueryString.read(query));
    }

    /**
     * @param url the whole URL the browser asked for
     * @throws IllegalArgumentException when an escape in it is broken
     */
    public static ReturnedParameters ofUrl(URI url) {
        String query = url.getRawQuery();
        return query == null ? NONE : ofQuery(query);
    }

    /** Every value of a parameter, in the order they came; empty when there is none. */
    public List<String> all(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
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
