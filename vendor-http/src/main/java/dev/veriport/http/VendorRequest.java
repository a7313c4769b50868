package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.VeriportException;
import dev.veriport.http.image.CleanImage;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** A request to a vendor, below its base URL. Prints only its method and path. Immutable, thread-safe. */
public final class VendorRequest {
    private final String method;
    private final String path;
    private final List<Map.Entry<String, String>> query;
    private final Map<String, String> headers;
    private final Optional<byte[]> json;
    private final List<FormPart> form;

    private VendorRequest(Builder from) {
        this.method = from.method;
        this.path = from.path;
        this.query = List.copyOf(from.query);
        this.headers = Map.copyOf(from.headers);
        this.json = from.json;
        this.form = List.copyOf(from.form);
    }

    /**
     * A GET request.
     *
     * @param path begins with a slash, as in {@code /people/{id}/files}; the program's own text
     * @param parameters the values of the names in braces, in their order. Each is encoded, so it cannot change the
     *     path around it: a slash, a dot segment or a semicolon in it leads nowhere else
     * @throws VeriportException {@code INVALID_REQUEST} when a parameter is blank, a dot segment, or has control
     *     characters or unpaired surrogates, or when the path is not plain
     * @throws IllegalArgumentException when the path has another number of parameters
     */
    public static Builder get(String path, String... parameters) {
        return new Builder("GET", path, parameters);
    }

    /** A POST request, with a path as for {@link #get}. */
    public static Builder post(String path, String... parameters) {
        return new Builder("POST", path, parameters);
    }

    /** A PUT request, with a path as for {@link #get}. */
    public static Builder put(String path, String... parameters) {
        return new Builder("PUT", path, parameters);
    }

    /** A PATCH request, with a path as for {@link #get}. */
    public static Builder patch(String path, String... parameters) {
        return new Builder("PATCH", path, parameters);
    }

    /** A DELETE request, with a path as for {@link #get}. */
    public static Builder delete(String path, String... parameters) {
        return new Builder("DELETE", path, parameters);
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    /** The encoded query; empty when there is none. */
    String query() {
        StringJoiner encoded = new StringJoiner("&");
        for (Map.Entry<String, String> one : query) {
            encoded.add(URLEncoder.encode(one.getKey(), UTF_8) + "=" + URLEncoder.encode(one.getValue(), UTF_8));
        }
        return encoded.toString();
    }

    Map<String, String> headers() {
        return headers;
    }

    Optional<byte[]> json() {
        return json;
    }

    List<FormPart> form() {
        return form;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    /** Builds a request. Not thread-safe. */
    public static final class Builder {
        private final String method;
        private final String path;
        private final List<Map.Entry<String, String>> query = new ArrayList<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final List<FormPart> form = new ArrayList<>();
        private Optional<byte[]> json = Optional.empty();

        private Builder(String method, String path, String... parameters) {
            this.method = method;
            this.path = RequestText.path(path, parameters);
        }

        /**
         * Adds a query parameter. The value is encoded.
         *
         * @throws VeriportException {@code INVALID_REQUEST} when the value holds control characters
         */
        public Builder query(String name, String value) {
            query.add(Map.entry(name, RequestText.encodable(name, value)));
            return this;
        }

        /**
         * Sets a header.
         *
         * @throws VeriportException {@code INVALID_REQUEST} when the value has anything but visible ASCII and spaces
         */
        public Builder header(String name, String value) {
            headers.put(name, RequestText.header(name, value));
            return this;
        }

        /** Sets a flat JSON body: text, numbers and booleans. */
        public Builder json(Map<String, Object> fields) {
            json = Optional.of(JsonBody.write(fields));
            return this;
        }

        /** Adds a text to the form. The parts are sent in their order, as {@code multipart/form-data}. */
        public Builder part(String name, String text) {
            form.add(new FormPart.Text(name, text));
            return this;
        }

        /** Adds an image to the form. The image is read when it is sent. */
        public Builder part(String name, CleanImage image) {
            form.add(new FormPart.Image(name, image));
            return this;
        }

        /** Builds the request. */
        public VendorRequest build() {
            return new VendorRequest(this);
        }
    }
}
