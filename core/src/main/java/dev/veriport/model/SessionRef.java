package dev.veriport.model;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an application keeps on its server between {@code start} and {@code complete}, in its own session or database:
 * a string that names the vendor, so that a verification begun at a vendor is completed there, whatever the
 * configuration says by then. Its contents belong to Veriport. Immutable.
 *
 * <p>Whoever has the string can complete the session: it never goes to the browser unless {@code veriport.session-keys}
 * is set, which seals it.
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
     * Made by an adapter when it starts a verification.
     *
     * @param reference the application's own id for the case
     * @param state what the adapter needs to complete it
     */
    public static SessionRef of(ProviderId provider, String reference, Map<String, String> state) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(REFERENCE, reference);
        state.forEach((name, value) -> fields.put(OWN + name, value));
        byte[] payload = QueryString.write(fields.entrySet()).getBytes(US_ASCII);
        return new SessionRef(provider, false, payload, Collections.unmodifiableMap(fields));
    }

    /** @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when the payload is not that of a plain session */
    public static SessionRef plain(ProviderId provider, byte[] payload) {
        return new SessionRef(provider, false, payload.clone(), fieldsOf(payload));
    }

    /** A session whose payload only the holder of a key can read. */
    public static SessionRef sealed(ProviderId provider, byte[] payload) {
        return new SessionRef(provider, true, payload.clone(), Map.of());
    }

    /**
     * Reads {@link #value()} back.
     *
     * @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when the text is not a session
     */
    public static SessionRef parse(String text) {
        String[] parts = text.strip().split("\\.", -1);
        if (parts.length != 3 || !(parts[0].equals(PLAIN) || parts[0].equals(SEALED)) || !ProviderId.isOne(parts[1])) {
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

    /** What reads otherwise than it is written was not written by us. */
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

    public ProviderId provider() {
        return provider;
    }

    /** Whether only the holder of a key can read what is inside. */
    public boolean isSealed() {
        return sealed;
    }

    /** What is inside, readable or sealed. */
    public byte[] payload() {
        return payload.clone();
    }

    /** The application's own id for the case, as it was given to {@code start}; empty while sealed. */
    public String reference() {
        return fields.getOrDefault(REFERENCE, "");
    }

    /** What the adapter noted at the start; for adapters. */
    public Optional<String> state(String name) {
        return Optional.ofNullable(fields.get(OWN + name));
    }

    /** The string to keep. */
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
