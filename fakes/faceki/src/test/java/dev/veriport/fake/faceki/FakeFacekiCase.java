package dev.veriport.fake.faceki;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;

/** A fake Faceki whose clock stands still, and what tests do with it. */
abstract class FakeFacekiCase {
    static final String BACK = "https://shop.example/kyc?case=1";
    static final String LINK_BODY = """
            {"workflowId": "sandbox-workflow", "expiryTime": 10, "applicationId": "APP-1",
             "redirect_url": "%s"}""".formatted(BACK);

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2024-06-01T10:00:00Z"));
    FakeFacekiServer vendor = FakeFacekiServer.builder().clock(now::get).start();
    FacekiClient client = new FacekiClient(vendor);

    @AfterEach
    void stop() {
        vendor.close();
    }

    void restart(FakeFacekiServerBuilder builder) {
        vendor.close();
        vendor = builder.clock(now::get).start();
        client = new FacekiClient(vendor);
    }

    URI newLink() throws Exception {
        return linkUrl(client.createLink(client.token(), LINK_BODY));
    }

    static URI linkUrl(HttpResponse<String> answer) throws Exception {
        return URI.create(FacekiClient.json(answer).get("url").asText());
    }

    static String linkId(URI url) {
        return url.getPath().substring(FakeFacekiServer.HOSTED_PAGE.length());
    }

    JsonNode find(String query) throws Exception {
        HttpResponse<String> answer = client.records(client.token(), query);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = FacekiClient.json(answer);
        assertThat(body.get("code").asInt()).isEqualTo(200);
        return body.get("result");
    }
}
