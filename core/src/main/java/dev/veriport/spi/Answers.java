package dev.veriport.spi;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.store.StoredResponse;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads vendors' answers. A failure of the reader came after an answer, and gets the phase {@link Phase#ANSWERED}. */
public final class Answers {
    private Answers() {}

    /**
     * Reads an answer.
     *
     * @throws VeriportException as {@link #read(int, Supplier)}
     */
    public static <T> T read(StoredResponse answer, Function<? super StoredResponse, ? extends T> reader) {
        return read(answer.status(), () -> reader.apply(answer));
    }

    /**
     * Reads an answer.
     *
     * @param status the HTTP status of the answer
     * @param reader makes the result
     * @throws VeriportException of phase {@link Phase#ANSWERED}: what the reader said, or {@link
     *     ErrorCode#MALFORMED_RESPONSE} where it threw anything else
     */
    public static <T> T read(int status, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (VeriportException failure) {
            if (failure.code() == ErrorCode.INVALID_REQUEST && failure.phase() == Phase.NOT_SENT) {
                throw unreadable(status, failure); // the model refused a value of the vendor's, a blank id for instance
            }
            throw failure.phase() == Phase.ANSWERED && failure.httpStatus().isPresent()
                    ? failure
                    : failure.toBuilder().httpStatus(status).build();
        } catch (RuntimeException unexpected) {
            throw unreadable(status, unexpected);
        }
    }

    private static VeriportException unreadable(int status, RuntimeException cause) {
        return VeriportException.of(
                        ErrorCode.MALFORMED_RESPONSE,
                        "the vendor's answer cannot be read, by a fault of its adapter: report it with this stack")
                .httpStatus(status)
                .unexpected(cause)
                .build();
    }
}
