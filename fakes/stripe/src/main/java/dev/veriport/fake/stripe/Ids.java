package dev.veriport.fake.stripe;

import java.util.UUID;

/** Ids as the vendor makes them: a prefix and letters without a meaning. */
final class Ids {

    private Ids() {}

    /** @param prefix such as {@code vs_1} */
    static String next(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 23);
    }
}
