package dev.veriport.testkit.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capability;
import dev.veriport.model.Channel;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.Ending;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Calls with a value that would change a request's path or query, if it were put there as it is. */
final class HostileCalls {
    /** Every value contains it, so that a part of one is recognized. */
    private static final String MARK = "zqx";

    static final List<String> VALUES = List.of(
            "../../" + MARK + "?y#z%2f",
            ";" + MARK + "=b",
            MARK + "&" + MARK + "=b",
            MARK + "\uD800",
            "..",
            "%2e%2e",
            MARK + "\r\nX: y",
            "");

    /** What the adapter's own state begins with in the fields of a session. */
    private static final String STATE = "x-";

    private final OpenAdapter adapter;
    private final Map<String, BiConsumer<Veriport, String>> calls = new LinkedHashMap<>();

    private HostileCalls(OpenAdapter adapter) {
        this.adapter = adapter;
    }

    /** The calls that pass a value through the ports, by the value's place. */
    static Map<String, BiConsumer<Veriport, String>> of(OpenAdapter adapter) {
        HostileCalls hostile = new HostileCalls(adapter);
        hostile.ids();
        hostile.references();
        hostile.sessions();
        hostile.returns();
        return hostile.calls;
    }

    private void ids() {
        if (adapter.declares(Capability.FIND)) {
            calls.put("find", (veriport, value) -> veriport.identityProvider().find(id(value)));
        }
        if (adapter.declares(Capability.ERASE)) {
            calls.put("erase", (veriport, value) -> veriport.identityProvider().erase(id(value)));
        }
        if (adapter.declares(Capability.START_FACE_AUTHENTICATION)) {
            calls.put(
                    "start, faceOf",
                    (veriport, value) -> veriport.identityProvider()
                            .start(adapter.request("contract-face")
                                    .channel(Channel.MOBILE_SDK)
                                    .faceOf(id(value))
                                    .build()));
        }
    }

    private void references() {
        for (Channel channel : adapter.declaredChannels()) {
            calls.put(
                    "start, reference on " + channel,
                    (veriport, value) -> veriport.identityProvider()
                            .start(adapter.request(value).channel(channel).build()));
        }
        if (adapter.declares(Capability.VERIFY)) {
            calls.put(
                    "verify, reference",
                    (veriport, value) -> veriport.identityProvider().verify(adapter.submission(value)));
        }
        if (adapter.declares(Capability.FIND_BY_REFERENCE)) {
            calls.put(
                    "findByReference",
                    (veriport, value) -> veriport.identityProvider()
                            .findByReference(
                                    new AttemptReference(adapter.provider().id(), value)));
        }
    }

    private void sessions() {
        VerificationSession session = adapter.start(OpenAdapter.REFERENCE);
        ReturnedParameters back = adapter.finish(session, Ending.APPROVED);
        SessionRef ref = session.ref();
        Map<String, String> state = new LinkedHashMap<>();
        fields(new String(ref.payload(), US_ASCII)).forEach((name, value) -> {
            if (name.startsWith(STATE)) {
                state.put(name.substring(STATE.length()), value);
            }
        });
        session("complete", ref, state, (provider, hostile) -> provider.complete(hostile, back));
        if (adapter.declares(Capability.RESUME)) {
            session("resume", ref, state, IdentityProvider::resume);
        }
        if (adapter.declares(Capability.CANCEL)) {
            session("cancel", ref, state, IdentityProvider::cancel);
        }
    }

    private void session(
            String method, SessionRef ref, Map<String, String> state, BiConsumer<IdentityProvider, SessionRef> call) {
        calls.put(
                method + ", reference",
                (veriport, value) ->
                        call.accept(veriport.identityProvider(), SessionRef.of(ref.provider(), value, state)));
        for (String name : state.keySet()) {
            calls.put(
                    method + ", state " + name,
                    (veriport, value) -> call.accept(
                            veriport.identityProvider(),
                            SessionRef.of(ref.provider(), ref.reference(), with(state, name, value))));
        }
    }

    private void returns() {
        VerificationSession session = adapter.start(OpenAdapter.REFERENCE);
        Optional<URI> page = session.handoff().match(web -> Optional.of(web.url()), sdk -> Optional.empty());
        if (page.isEmpty()) {
            return;
        }
        String query = adapter.vendor().finish(page.get(), Ending.APPROVED).getRawQuery();
        Map<String, String> parameters = fields(query == null ? "" : query);
        for (String name : parameters.keySet()) {
            calls.put(
                    "complete, returned " + name,
                    (veriport, value) -> veriport.identityProvider()
                            .complete(session.ref(), ReturnedParameters.ofQuery(query(with(parameters, name, value)))));
        }
    }

    /** Makes the call, and asserts that the value arrives whole, or that the call is refused and nothing arrives. */
    static void requireHarmless(RelayedCalls calls, BiConsumer<Veriport, String> call, String value) {
        Optional<RuntimeException> failure = failure(calls.veriport(), call, value);
        List<String> lines = calls.relay().requestLines();
        lines.forEach(line -> requireWhole(line, value));
        if (lines.isEmpty() && failure.isPresent() && failure.get() instanceof VeriportException refused) {
            assertThat(refused.code()).isIn(ErrorCode.INVALID_REQUEST, ErrorCode.NOT_FOUND);
        }
    }

    /** The model refuses some values with an IllegalArgumentException. */
    private static Optional<RuntimeException> failure(
            Veriport veriport, BiConsumer<Veriport, String> call, String value) {
        try {
            call.accept(veriport, value);
            return Optional.empty();
        } catch (VeriportException | IllegalArgumentException failure) {
            return Optional.of(failure);
        }
    }

    private static void requireWhole(String line, String value) {
        String[] target =
                line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' ')).split("\\?", 2);
        String path = target[0];
        assertThat(path).startsWith("/").doesNotContain("#");
        if (!path.equals("/")) {
            for (String segment : path.substring(1).split("/", -1)) {
                String decoded = URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
                assertThat(decoded).isNotIn("", ".", "..");
                assertThat(segment).as("a parameter of the segment").doesNotContain(";" + MARK);
                requireWholeOrNone(decoded, value);
            }
        }
        if (target.length == 2) {
            assertThat(target[1]).doesNotContain("#");
            fields(target[1]).forEach((name, given) -> {
                assertThat(name).doesNotContain(MARK);
                requireWholeOrNone(given, value);
            });
        }
    }

    /** {@link ReturnedParameters} reads half of a surrogate pair as U+FFFD, as browsers do. */
    private static void requireWholeOrNone(String decoded, String value) {
        if (decoded.contains(MARK)) {
            assertThat(decoded).containsAnyOf(value, value.replace('\uD800', '\uFFFD'));
        }
    }

    private VerificationId id(String value) {
        return new VerificationId(adapter.provider().id(), value);
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    /** The fields of a query, decoded. */
    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] field = pair.split("=", 2);
            if (!pair.isEmpty()) {
                fields.put(
                        URLDecoder.decode(field[0], UTF_8),
                        field.length == 2 ? URLDecoder.decode(field[1], UTF_8) : "");
            }
        }
        return fields;
    }

    /** A lone surrogate stays as it is: URLs have no form for it. */
    private static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), UTF_8) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return value.endsWith("\uD800") ? value : URLEncoder.encode(value, UTF_8);
    }
}
