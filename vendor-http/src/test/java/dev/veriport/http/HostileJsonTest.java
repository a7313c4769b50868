package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import dev.veriport.error.VeriportException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D11: what is sent to make reading dear is read once, and in little memory. */
final class HostileJsonTest {
    /** In bytes: what an answer may have by default. */
    private static final int SIZE = 32 * 1024 * 1024;

    private static final String SIXTY_FOUR = "1234567890123456789012345678901234567890123456789012345678901234";
    private static final String LONG = "x".repeat(256);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\",",
                "\"x\",",
                "\"12345678\",",
                "\"123456789\",",
                "\"1234567890123456\",",
                "\"\u00e9\",",
                "\"\\\\\",",
                "\\\"",
                "[",
                "{\"a\":",
                "1",
                " ",
                "x",
                "\"\"\n",
                "\"" + SIXTY_FOUR + "\",",
                "\"" + SIXTY_FOUR + "!\","
            })
    @DisplayName("D11: however short the texts are, no byte is looked at more than four times to find them")
    void examined(String piece) {
        JsonSkeleton skeleton = new JsonSkeleton(filled(piece));
        skeleton.bytes();

        assertThat(skeleton.examined()).isLessThanOrEqualTo(4L * SIZE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"\",", "\\\"", "[", "{\"a\":", " ", "x"})
    @DisplayName("D11: what is no JSON is refused in a hundredth of its size")
    void refused(String piece) {
        assertRefusedWithin(filled(piece), SIZE / 100);
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256, 300})
    @DisplayName("D11: more texts than an answer may have are refused in twice its size")
    void too_many(int length) {
        byte[] body = filled("\"" + LONG.repeat(2).substring(0, length) + "\",");
        body[0] = '[';
        body[1] = '"';

        assertRefusedWithin(body, 2L * SIZE);
    }

    @Test
    @DisplayName("D11: a number that goes on and on is refused in twice its size")
    void endless_number() {
        assertRefusedWithin(filled("1"), 2L * SIZE);
    }

    private static void assertRefusedWithin(byte[] body, long bytes) {
        VendorResponse response = new VendorResponse(200, Optional.empty(), body);
        long before = allocated();
        Throwable failure = catchThrowable(response::json);
        long after = allocated();

        assertThat(failure).isInstanceOf(VeriportException.class);
        assertThat(after - before).as("allocated bytes").isLessThan(bytes);
    }

    private static byte[] filled(String piece) {
        byte[] bytes = piece.getBytes(UTF_8);
        byte[] body = new byte[SIZE];
        for (int at = 0; at < SIZE; at++) {
            body[at] = bytes[at % bytes.length];
        }
        return body;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
