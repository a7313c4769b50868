package dev.veriport.adapter.faceki;

import java.util.Map;

/** Without a path token there are no webhooks. */
class FacekiWithoutWebhooksContractTest extends FacekiNotificationContractTest {
    FacekiWithoutWebhooksContractTest() {
        super(AtFaceki.open(Map.of("veriport.faceki.webhook-token", "")));
    }
}
