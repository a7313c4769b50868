package dev.veriport.fake.persona;

import java.util.UUID;

/** Ids as the vendor makes them: a prefix and 24 letters and digits without a meaning. */
final class Ids {

    private Ids() {}

    /** @param prefix such as {@code inq_} */
    static String next(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }
}
