package dev.veriport.spring;

import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.fake.faceki.FakeFacekiServer;
import java.util.Arrays;
import java.util.stream.Stream;

/** The fakes of two vendors, and the settings that lead to them. */
final class Vendors implements AutoCloseable {
    final FakeAuthenteqServer authenteq = FakeAuthenteqServer.start();
    final FakeFacekiServer faceki = FakeFacekiServer.start();

    /** All that both want; which of them is the provider is not said. */
    String[] settings(String... more) {
        return Stream.concat(
                        Stream.of(
                                "veriport.authenteq.base-url=" + authenteq.baseUrl(),
                                "veriport.authenteq.client-id=" + authenteq.clientId(),
                                "veriport.authenteq.client-secret=" + authenteq.clientSecret(),
                                "veriport.faceki.base-url=" + faceki.baseUrl(),
                                "veriport.faceki.client-id=" + faceki.clientId(),
                                "veriport.faceki.client-secret=" + faceki.clientSecret(),
                                "veriport.faceki.workflow-id=workflow-1",
                                "veriport.faceki.daily-requests=1000"),
                        Arrays.stream(more))
                .toArray(String[]::new);
    }

    @Override
    public void close() {
        authenteq.close();
        faceki.close();
    }
}
