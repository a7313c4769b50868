package dev.veriport.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.VeriportException;
import dev.veriport.http.image.CleanImage;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.apache.hc.core5.http.ContentType;

/** A request to a vendor, below its base URL. Prints only its method and path. Immutable, thread-safe. */
public final class VendorRequest {
    /** Without a charset, because its registration has none. */
    private static final ContentType FORM = ContentType.create("application/x-www-form-urlencoded");

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final String method;
    private final Optional<URI> otherHost;
    private final String path;
    private final String query;
    private final Map<String, String> headers;
    private final Optional<RequestBody> body;

    private VendorRequest(URI address) {
        this.method = "GET";
        this.otherHost = Optional.of(address.resolve("/"));
        this.path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        this.query = Objects.requireNonNullElse(address.getRawQuery(), "");
        this.headers = Map.of("Accept", "*/*");
        this.body = Optional.empty();
    }

    private VendorRequest(VendorRequest from, RequestBody body) {
        this.method = from.method;
        this.otherHost = from.otherHost;
        this.path = from.path;
        this.query = from.query;
        this.headers = from.headers;
        this.body = Optional.of(body);
    }

    private VendorRequest(Builder from) {
        this.method = from.method;
        this.otherHost = Optional.empty();
        this.path = from.path;
        this.query = from.query.toString();
        this.headers = Map.copyOf(from.headers);
        this.body = from.body();
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

    /** A GET request to an address that a vendor gave, at another host than the API's. */
    static VendorRequest toAddress(URI address) {
        return new VendorRequest(address);
    }

    String method() {
        return method;
    }

    /** The root of the host, where it is not the API's. */
    Optional<URI> otherHost() {
        return otherHost;
    }

    String path() {
        return path;
    }

    /** The encoded query; empty when there is none. */
    String query() {
        return query;
    }

    Map<String, String> headers() {
        return headers;
    }

    Optional<RequestBody> body() {
        return body;
    }

    boolean hasIdempotencyKey() {
        return headers.containsKey(IDEMPOTENCY_KEY);
    }

    /** The same request with its body in memory. */
    VendorRequest inMemory() {
        return body.map(known -> new VendorRequest(this, known.inMemory())).orElse(this);
    }

    @Override
    public String toString() {
        return method + " " + otherHost.map(URI::toString).orElse(path); // an address of a file can be a secret
    }

    /** Builds a request. Not thread-safe. */
    public static final class Builder {
        private final String method;
        private final String path;
        private final StringJoiner query = new StringJoiner("&");
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final List<RequestBody> inMemory = new ArrayList<>();
        private final StringJoiner fields = new StringJoiner("&");
        private final List<FormPart> parts = new ArrayList<>();

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
            query.add(encoded(name) + "=" + encoded(RequestText.encodable(name, value)));
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

        /**
         * Sets the header {@code Idempotency-Key}, for vendors that answer a repeated key as they answered the first
         * request. Every attempt of the call has the same key.
         *
         * @param key of this call, and never with another body
         * @throws VeriportException {@code INVALID_REQUEST} as for {@link #header}
         */
        public Builder idempotencyKey(String key) {
            return header(IDEMPOTENCY_KEY, key);
        }

        /**
         * Sets a JSON body: text, numbers, booleans, and maps and lists of them.
         *
         * @throws VeriportException {@code INVALID_REQUEST} when a text has unpaired surrogates
         * @throws IllegalArgumentException when a value is null or of another type
         */
        public Builder json(Map<String, ?> fields) {
            inMemory.add(new RequestBody.InMemory(JsonBody.write(fields), ContentType.APPLICATION_JSON));
            return this;
        }

        /**
         * Sets a JSON body of the fields that are given.
         *
         * @throws VeriportException as for {@link #json(Map)}
         * @throws IllegalArgumentException as for {@link #json(Map)}
         */
        public Builder json(BodyFields fields) {
            return json(fields.asJson());
        }

        /**
         * Sets a body of bytes. They are copied.
         *
         * @param contentType as in {@code application/pdf}
         */
        public Builder bytes(String contentType, byte[] body) {
            inMemory.add(new RequestBody.InMemory(body.clone(), ContentType.parse(contentType)));
            return this;
        }

        /**
         * Adds a field to the form. The fields are sent in their order, as {@code application/x-www-form-urlencoded}.
         *
         * @param name brackets in it are sent as they are, as in {@code metadata[case]} and {@code expand[]}
         * @throws VeriportException {@code INVALID_REQUEST} when the value has unpaired surrogates
         */
        public Builder field(String name, String value) {
            String brackets = encoded(name).replace("%5B", "[").replace("%5D", "]");
            fields.add(brackets + "=" + encoded(RequestText.wellFormed(name, value)));
            return this;
        }

        /**
         * Adds the fields that are given to the form, as for {@link #field}. What is nested has its names in brackets, and a
         * list its numbers: {@code address[city]}, {@code tags[0]}.
         *
         * @throws VeriportException as for {@link #field}
         */
        public Builder fields(BodyFields fields) {
            fields.forEachFormField(this::field);
            return this;
        }

        /**
         * Adds a text to the parts. They are sent in their order, as {@code multipart/form-data}.
         *
         * @throws VeriportException {@code INVALID_REQUEST} when the text has unpaired surrogates
         */
        public Builder part(String name, String text) {
            parts.add(new FormPart.Text(name, RequestText.wellFormed(name, text)));
            return this;
        }

        /** Adds an image to the parts. The image is read when it is sent. */
        public Builder part(String name, CleanImage image) {
            parts.add(new FormPart.Image(name, image));
            return this;
        }

        private Optional<RequestBody> body() {
            List<RequestBody> bodies = new ArrayList<>(inMemory);
            if (fields.length() > 0) {
                bodies.add(new RequestBody.InMemory(fields.toString().getBytes(US_ASCII), FORM));
            }
            if (!parts.isEmpty()) {
                bodies.add(RequestBody.Multipart.of(parts));
            }
            if (bodies.size() > 1) {
                throw new IllegalStateException("a request has one body: JSON, bytes, fields or parts");
            }
            return bodies.stream().findFirst();
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, UTF_8);
        }

        /**
         * Builds the request.
         *
         * @throws IllegalStateException when it has more than one body
         */
        public VendorRequest build() {
            return new VendorRequest(this);
        }
    }
}
