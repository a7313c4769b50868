package dev.veriport.adapter.faceki;

import java.util.Map;

/** Without a path token there are no webhooks. */
class FacekiWithoutWebhooksContractTest extends FacekiNotificationContractTest {
    @Override
    AtFaceki app() {
        return AtFaceki.open(Map.of("veriport.faceki.webhook-token", ""));
    }
}
