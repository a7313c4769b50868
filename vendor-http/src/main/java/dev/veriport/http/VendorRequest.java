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

/** A request to a vendor, below its base URL. Prints its method and path alone. Immutable. */
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

    /** @param path beginning with a slash */
    public static Builder get(String path) {
        return new Builder("GET", path);
    }

    /** @param path beginning with a slash */
    public static Builder post(String path) {
        return new Builder("POST", path);
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    /** Each name and value encoded; empty for none. */
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

    /** Not thread-safe. */
    public static final class Builder {
        private final String method;
        private String path;
        private final List<Map.Entry<String, String>> query = new ArrayList<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final List<FormPart> form = new ArrayList<>();
        private Optional<byte[]> json = Optional.empty();

        private Builder(String method, String path) {
            this.method = method;
            this.path = RequestText.path(path);
        }

        /**
         * Another segment of the path, as it is before encoding: nothing in it leads to another path.
         *
         * @throws VeriportException {@code INVALID_REQUEST} when it cannot be one
         */
        public Builder segment(String value) {
            path += "/" + RequestText.segment(value);
            return this;
        }

        /**
         * A query parameter, as it is before encoding.
         *
         * @throws VeriportException {@code INVALID_REQUEST} when the value holds control characters
         */
        public Builder query(String name, String value) {
            query.add(Map.entry(name, RequestText.encodable(name, value)));
            return this;
        }

        /** @throws VeriportException {@code INVALID_REQUEST} when the value holds anything but visible ASCII and spaces */
        public Builder header(String name, String value) {
            headers.put(name, RequestText.header(name, value));
            return this;
        }

        /** A body of flat JSON: text, numbers and booleans. */
        public Builder json(Map<String, Object> fields) {
            json = Optional.of(JsonBody.write(fields));
            return this;
        }

        /** A text in a form; the parts are sent in their order, as {@code multipart/form-data}. */
        public Builder part(String name, String text) {
            form.add(new FormPart.Text(name, text));
            return this;
        }

        /** An image in a form, read when it is sent. */
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
