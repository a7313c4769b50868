package dev.veriport.fake.sumsub;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids as the vendor makes them: 24 hexadecimal digits, 5 letters of reviews and attempts, and of images digits alone. */
final class Ids {

    private Ids() {}

    static String next() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }

    static String nextShort() {
        return ThreadLocalRandom.current()
                .ints(5, 'A', 'Z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static String nextImage() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L));
    }
}
