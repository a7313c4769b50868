package dev.veriport.testkit.memory;

import java.time.Duration;

/** A vendor that erases a day after it was asked. */
final class InMemoryErasingLaterContractTest extends InMemoryContract {
    InMemoryErasingLaterContractTest() {
        super(erasingLater());
    }

    private static InMemoryVendor erasingLater() {
        InMemoryVendor vendor = InMemoryVendor.create();
        vendor.erasureDelay(Duration.ofDays(1));
        return vendor;
    }
}
