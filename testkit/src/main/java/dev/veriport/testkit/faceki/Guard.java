package dev.veriport.testkit.faceki;

import dev.veriport.testkit.server.Route;

/** What a request to {@code /api/v3} has to pass before it is looked at. */
final class Guard {

    private final Settings settings;
    private final TokenEndpoints tokens;

    Guard(Settings settings, TokenEndpoints tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    /** Fact (vendors/faceki.md 5.1): code 1. Inference: the HTTP status that goes with it. */
    Route token(Route route) {
        return request -> tokens.isAllowed(request)
                ? route.answer(request)
                : settings.envelopes().v3Error(settings.unauthorizedStatus(), 1);
    }
}
