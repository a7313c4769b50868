package dev.veriport.model;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The reference to a started verification, for {@code complete}. The application stores its {@link #value()} on its
 * server, in its own session or database. It contains the vendor, so that a verification is completed at the vendor
 * where it was started, even if the configuration has changed. Only Veriport reads its contents. Immutable.
 *
 * <p>Anyone who has the value can complete the session. Do not send it to the browser unless {@code
 * veriport.session-keys} is set, which encrypts it.
 */
public final class SessionRef {
    private static final String PLAIN = "vp1";
    private static final String SEALED = "vp1s";
    private static final String REFERENCE = "reference";
    private static final String OWN = "x-";

    private final ProviderId provider;
    private final boolean sealed;
    private final byte[] payload;
    private final Map<String, String> fields;

    private SessionRef(ProviderId provider, boolean sealed, byte[] payload, Map<String, String> fields) {
        this.provider = provider;
        this.sealed = sealed;
        this.payload = payload;
        this.fields = fields;
    }

    /**
     * The reference to a verification that an adapter has started.
     *
     * @param reference the application's own id for the case
     * @param state the values that the adapter needs to complete the verification
     */
    public static SessionRef of(ProviderId provider, String reference, Map<String, String> state) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(REFERENCE, reference);
        state.forEach((name, value) -> fields.put(OWN + name, value));
        byte[] payload = QueryString.write(fields.entrySet()).getBytes(US_ASCII);
        return new SessionRef(provider, false, payload, Collections.unmodifiableMap(fields));
    }

    /**
     * A reference from its payload.
     *
     * @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when the payload is not that of a plain
     *     session
     */
    public static SessionRef plain(ProviderId provider, byte[] payload) {
        return new SessionRef(provider, false, payload.clone(), fieldsOf(payload));
    }

    /** A reference whose payload is encrypted. */
    public static SessionRef sealed(ProviderId provider, byte[] payload) {
        return new SessionRef(provider, true, payload.clone(), Map.of());
    }

    /**
     * Parses {@link #value()}.
     *
     * @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when the text is not a session
     */
    public static SessionRef parse(String text) {
        String[] parts = text.strip().split("\\.", -1);
        if (parts.length != 3 || !(parts[0].equals(PLAIN) || parts[0].equals(SEALED)) || !ProviderId.isName(parts[1])) {
            throw Refusal.invalid(
                    "this is not a Veriport session of version " + PLAIN + ": hand in what start gave, or start again");
        }
        byte[] payload;
        try {
            payload = Base64.getUrlDecoder().decode(parts[2]);
        } catch (IllegalArgumentException notBase64) {
            throw damaged();
        }
        ProviderId provider = new ProviderId(parts[1]);
        return parts[0].equals(SEALED) ? sealed(provider, payload) : plain(provider, payload);
    }

    /** Refuses a payload that differs from the one that we write for its fields. */
    private static Map<String, String> fieldsOf(byte[] payload) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, String> field : QueryString.read(new String(payload, US_ASCII))) {
            fields.put(field.getKey(), field.getValue());
        }
        byte[] written = QueryString.write(fields.entrySet()).getBytes(US_ASCII);
        if (!fields.containsKey(REFERENCE) || !Arrays.equals(written, payload)) {
            throw damaged();
        }
        return Collections.unmodifiableMap(fields);
    }

    private static RuntimeException damaged() {
        return Refusal.invalid("this Veriport session is damaged: hand in all that start gave, or start again");
    }

    /** The vendor where the verification was started. */
    public ProviderId provider() {
        return provider;
    }

    /** Whether the payload is encrypted. */
    public boolean isSealed() {
        return sealed;
    }

    /** A copy of the payload, plain or encrypted. */
    public byte[] payload() {
        return payload.clone();
    }

    /**
     * The application's own id for the case, as it was passed to {@code start}; empty while the payload is encrypted.
     */
    public String reference() {
        return fields.getOrDefault(REFERENCE, "");
    }

    /** For adapters: a value that the adapter stored at the start; empty while the payload is encrypted. */
    public Optional<String> state(String name) {
        return Optional.ofNullable(fields.get(OWN + name));
    }

    /** The text to store. */
    public String value() {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(payload);
        return (sealed ? SEALED : PLAIN) + "." + provider + "." + encoded;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionRef that && value().equals(that.value());
    }

    @Override
    public int hashCode() {
        return value().hashCode();
    }

    @Override
    public String toString() {
        return "SessionRef[" + provider + ", " + Redacted.TEXT + "]";
    }
}
