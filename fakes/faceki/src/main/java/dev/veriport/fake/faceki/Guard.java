package dev.veriport.fake.faceki;

import dev.veriport.testkit.server.Multipart;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.Route;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The checks of a request to {@code /api/v3} before it is processed. */
final class Guard {

    private final Settings settings;
    private final TokenEndpoints tokens;

    Guard(Settings settings, TokenEndpoints tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    /** Fact (docs/vendors.md, codes): code 1. Inference: the HTTP status that goes with it. */
    Route token(Route route) {
        return request -> tokens.isAllowed(request)
                ? route.answer(request)
                : settings.envelopes().v3Error(settings.unauthorizedStatus(), 1);
    }

    /**
     * Fact (docs/vendors.md, K1): HTTP 413 for large uploads. Inference: a server in front sends it, so it has no body
     * and does not depend on the token; a body that is not multipart is answered 400 BAD_REQUEST.
     */
    Route upload(Function<Multipart, Reply> route) {
        Route allowed = token(request -> multipart(request)
                .map(route)
                .orElseGet(() -> settings.envelopes().v3Error(settings.businessErrorStatus(), 400)));
        return request -> request.body().length > settings.maxUpload()
                ? new Reply(413, Map.of(), new byte[0])
                : allowed.answer(request);
    }

    static Optional<Multipart> multipart(RecordedRequest request) {
        try {
            return Optional.of(Multipart.read(request));
        } catch (IllegalArgumentException notMultipart) {
            return Optional.empty();
        }
    }
}
