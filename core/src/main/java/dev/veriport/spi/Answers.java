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
     * @param reader makes the result
     * @throws VeriportException of phase {@link Phase#ANSWERED}: what the reader said, or {@link
     *     ErrorCode#MALFORMED_RESPONSE} where it threw anything else
     */
    public static <T> T read(StoredResponse answer, Function<? super StoredResponse, ? extends T> reader) {
        try {
            return reader.apply(answer);
        } catch (VeriportException failure) {
            if (failure.code() == ErrorCode.INVALID_REQUEST && failure.phase() == Phase.NOT_SENT) {
                throw unreadable(answer, failure); // the model refused a value of the vendor's, a blank id for instance
            }
            throw ofAnswer(answer, failure);
        } catch (RuntimeException unexpected) {
            throw unreadable(answer, unexpected);
        }
    }

    /**
     * Reads what is left of an answer that was parsed before.
     *
     * @param status the HTTP status of the answer
     * @param reader makes the result
     * @throws VeriportException as {@link #read(StoredResponse, Function)}
     */
    public static <T> T read(int status, Supplier<? extends T> reader) {
        return read(new StoredResponse(status, new byte[0]), parsed -> reader.get());
    }

    /** Says of which answer it is, unless it says so already. */
    private static VeriportException ofAnswer(StoredResponse answer, VeriportException failure) {
        boolean answered =
                failure.phase() == Phase.ANSWERED && failure.httpStatus().isPresent();
        boolean identified =
                failure.vendorRequestId().isPresent() || answer.requestId().isEmpty();
        if (answered && identified) {
            return failure;
        }
        VeriportException.Builder complete = failure.toBuilder();
        if (!answered) {
            complete.httpStatus(answer.status());
        }
        if (!identified) {
            answer.requestId().ifPresent(complete::vendorRequestId);
        }
        return complete.build();
    }

    private static VeriportException unreadable(StoredResponse answer, RuntimeException cause) {
        VeriportException unreadable = VeriportException.of(
                        ErrorCode.MALFORMED_RESPONSE,
                        "the vendor's answer cannot be read, by a fault of its adapter: report it with this stack")
                .unexpected(cause)
                .build();
        return ofAnswer(answer, unreadable);
    }
}
