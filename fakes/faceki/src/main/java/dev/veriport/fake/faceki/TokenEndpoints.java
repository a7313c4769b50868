package dev.veriport.fake.faceki;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The endpoints that issue tokens. */
final class TokenEndpoints {

    private static final Pattern PRINTED_TOKEN = Pattern.compile("(\"access_token\": )\"[^\"]*\"");
    private static final String PRINTED_LIFETIME = "\"expires_in\": 3600,";
    private static final String BEARER = "Bearer ";

    private final Settings settings;
    private final TokenEndpoint issuing;

    TokenEndpoints(Settings settings, TokenEndpoint issuing) {
        this.settings = settings;
        this.issuing = issuing;
    }

    /**
     * docs/vendors.md (T2). Fact: method, path, names of the credentials. The page says "Body" in one place and
     * "Headers" in another. The body is known to work; headers are a switch.
     */
    Reply generate(RecordedRequest request) {
        ObjectNode body = Json.readObject(request.bodyText()).orElseGet(Json::object);
        String id = Json.text(body, "clientId");
        String secret = Json.text(body, "clientSecret");
        if (settings.headerCredentials()) {
            id = id.isEmpty() ? request.header("clientId").orElse("") : id;
            secret = secret.isEmpty() ? request.header("clientSecret").orElse("") : secret;
        }
        return issue("generate-token", settings.postStatus(), id, secret);
    }

    /** docs/vendors.md (T1): the old way, with the credentials in the query (a fact). */
    Reply access(RecordedRequest request) {
        String id = request.query("clientId").orElse("");
        return issue("access-token", 200, id, request.query("clientSecret").orElse(""));
    }

    /** Facts: bodies and statuses. Inference: which mistake gets which of them. */
    private Reply issue(String endpoint, int okStatus, String clientId, String clientSecret) {
        if (clientId.isEmpty()) {
            return Envelopes.printed(403, endpoint + "-403-client-id-required.json");
        }
        if (clientSecret.isEmpty()) {
            return Envelopes.printed(402, endpoint + "-402.json");
        }
        if (!clientId.equals(settings.clientId()) || !settings.secrets().contains(clientSecret)) {
            return Envelopes.printed(401, endpoint + "-401-unauthorized.json");
        }
        return settings.verbatim()
                ? asPrinted(endpoint, okStatus, issuing.issue())
                : corrected(okStatus, issuing.issue());
    }

    private Reply corrected(int okStatus, String token) {
        ObjectNode data = Json.object().put("access_token", token);
        String expiresIn = settings.expiresIn();
        if (expiresIn != null) {
            data.set("expires_in", Json.read(expiresIn));
        }
        return settings.envelopes().old(okStatus, 0, data.put("token_type", "Bearer"));
    }

    /** As printed: without its opening brace. */
    private Reply asPrinted(String endpoint, int okStatus, String token) {
        String expiresIn = settings.expiresIn();
        String printed = FacekiSamples.load(endpoint + "-200.txt")
                .replace(PRINTED_LIFETIME, expiresIn == null ? "" : "\"expires_in\": " + expiresIn + ",");
        return Reply.json(
                okStatus, PRINTED_TOKEN.matcher(printed).replaceFirst("$1\"" + Matcher.quoteReplacement(token) + "\""));
    }

    /** docs/vendors.md (T2): "Bearer" is what works; one printed snippet says {@code Token token=}, which is refused. */
    boolean isAllowed(RecordedRequest request) {
        Optional<String> header = request.header("Authorization");
        return header.filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip())
                .filter(issuing::isAlive)
                .isPresent();
    }
}
