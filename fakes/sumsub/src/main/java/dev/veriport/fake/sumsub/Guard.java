package dev.veriport.fake.sumsub;

import dev.veriport.testkit.server.HmacSha256;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Route;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What stands before every endpoint: the signature and the rate limits. Facts: the three headers, what is signed, a minute of
 * difference between the clocks, and 300 reads and 50 other requests in 5 seconds. Inference: the time is checked before the
 * signature, the 5 seconds are those of the clock, and a refused request counts too.
 */
final class Guard {
    private static final long MOST_SECONDS_APART = 60;
    private static final long WINDOW_SECONDS = 5;
    private static final int READS = 300;
    private static final int WRITES = 50;

    private final Settings settings;
    private final AtomicReference<Window> reads = new AtomicReference<>(new Window(0, 0));
    private final AtomicReference<Window> writes = new AtomicReference<>(new Window(0, 0));

    /** The requests of 5 seconds. */
    private record Window(long number, int requests) {
        Window with(long now) {
            return new Window(now, now == number ? requests + 1 : 1);
        }
    }

    Guard(Settings settings) {
        this.settings = settings;
    }

    Route protect(Route endpoint) {
        return request -> {
            try {
                checkRate(request.method().equals("GET"));
                checkSignature(request);
                return endpoint.answer(request);
            } catch (Refusal refused) {
                return refused.reply();
            }
        };
    }

    private void checkRate(boolean isRead) {
        long number = settings.clock().instant().getEpochSecond() / WINDOW_SECONDS;
        Window counted = (isRead ? reads : writes).updateAndGet(before -> before.with(number));
        if (settings.limitsRate() && counted.requests() > (isRead ? READS : WRITES)) {
            throw Refusal.tooManyRequests();
        }
    }

    private void checkSignature(RecordedRequest request) {
        String secret = settings.secrets().get(request.header("X-App-Token").orElse(""));
        if (secret == null) {
            throw Refusal.unknownToken();
        }
        String time = request.header("X-App-Access-Ts").orElse("");
        Duration apart = Duration.between(at(time), settings.clock().instant());
        if (apart.abs().toSeconds() > MOST_SECONDS_APART) {
            throw Refusal.expired();
        }
        if (!signature(secret, time, request)
                .equals(request.header("X-App-Access-Sig").orElse(""))) {
            throw Refusal.invalidSignature();
        }
    }

    private static Instant at(String seconds) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (NumberFormatException noTime) {
            throw Refusal.invalidSignature();
        }
    }

    private static String signature(String secret, String time, RecordedRequest request) {
        String query = request.rawQuery() == null ? "" : "?" + request.rawQuery();
        String head = time + request.method() + request.path() + query;
        return HmacSha256.hex(secret, head.getBytes(StandardCharsets.UTF_8), request.body());
    }
}
