package dev.veriport.adapter.faceki;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Faceki without a path token, and so without webhooks, keeps the contract:")
final class FacekiWithoutWebhooksContractTest extends FacekiContractTest {
    @Override
    protected Map<String, String> settings() {
        return Map.of("webhook-token", "");
    }
}
