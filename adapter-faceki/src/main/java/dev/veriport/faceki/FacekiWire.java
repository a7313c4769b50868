package dev.veriport.faceki;

import dev.veriport.call.Operation;
import dev.veriport.faceki.FacekiAnswers.Answer;
import dev.veriport.http.Authorization;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorRequest;
import dev.veriport.http.VendorResponse;
import dev.veriport.token.GuardedTokenIssuer;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Faceki's endpoints, each with its safety. Pages "Generate KYC Link" and "Fetch Records", docs.faceki.com. */
final class FacekiWire {
    private static final Operation.Repeatable LINK = new Operation.Repeatable("verification-link");
    private static final Operation.Read RECORDS = new Operation.Read("records");

    private final VendorClient client;
    private final Authorization token;
    private final String workflowId;
    private final String recordsPath;

    FacekiWire(FacekiSettings settings, VendorClient client, GuardedTokenIssuer tokens) {
        this.client = client;
        this.token = Authorization.bearer(tokens);
        this.workflowId = settings.workflowId();
        this.recordsPath = settings.recordsPath();
    }

    /** @param id also what the vendor's SDKs take; whoever has it can use the link */
    record Link(String id, URI url) {
        @Override
        public String toString() {
            return "Link[redacted]";
        }
    }

    /** By which of their keys records are read. */
    enum RecordKey {
        REQUEST_ID("requestId"),
        LINK("link"),
        RECORD_IDENTIFIER("record_identifier");

        private final String field;

        RecordKey(String field) {
            this.field = field;
        }

        /** The query parameter, and the field of a record that must say the same. */
        String field() {
            return field;
        }
    }

    /**
     * A link that leads the user through a verification.
     *
     * @param recordIdentifier ours; the record carries it
     * @param expiry rounded up to whole minutes, the vendor's unit
     */
    Link link(String recordIdentifier, Optional<String> workflow, Optional<URI> returnTo, Optional<Duration> expiry) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("workflowId", workflow.orElse(workflowId));
        order.put("applicationId", recordIdentifier);
        returnTo.ifPresent(url -> order.put("redirect_url", url.toString()));
        expiry.ifPresent(time -> order.put("expiryTime", minutes(time)));
        VendorRequest request = VendorRequest.post("/kycverify/api/kycverify/kyc-verify-link")
                .json(order)
                .build();
        return client.call(LINK, client.deadline(), token, request, FacekiWire::readLink);
    }

    Answer records(RecordKey key, String value) {
        VendorRequest request =
                VendorRequest.get(recordsPath).query(key.field(), value).build();
        return client.callForResult(RECORDS, client.deadline(), token, request, FacekiAnswers::read);
    }

    static long minutes(Duration time) {
        return time.plusMinutes(1).minusNanos(1).toMinutes();
    }

    private static Link readLink(VendorResponse response) {
        JsonValue body = FacekiAnswers.success(response);
        String id = body.at("data").text().orElseThrow(() -> response.malformed("has no link id"));
        URI url = body.at("url").webAddress().orElseThrow(() -> response.malformed("has no url that is a web address"));
        return new Link(id, url);
    }
}
