package dev.veriport.spi;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.UnreadPart;
import dev.veriport.model.UnreadPart.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the parts of a result that a vendor gives in answers of their own. A part that cannot be read does not fail the
 * result: its decision stands. One for each result. Not thread-safe.
 */
public final class PartReads {
    /** What the caller, or the one who runs it, has to know: the call was interrupted, or cannot be made at all. */
    private static final Set<ErrorCode> FATAL = Set.of(ErrorCode.INTERRUPTED, ErrorCode.CONFIGURATION);

    private final List<UnreadPart> notRead = new ArrayList<>();

    /**
     * Reads parts.
     *
     * @param parts what the answer contains
     * @param read makes the call
     * @return empty when the vendor could not be read; the parts are then in {@link #notRead()}
     * @throws VeriportException {@code INTERRUPTED} or {@code CONFIGURATION}
     */
    public <T> Optional<T> read(Set<Part> parts, Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (VeriportException failure) {
            notRead(parts, failure);
            return Optional.empty();
        }
    }

    /**
     * Reads each item of a list. One that cannot be read is left out.
     *
     * @param parts what the items are a part of
     * @return the items that were read; the parts are in {@link #notRead()} when one was not
     * @throws VeriportException as {@link #read}
     */
    public <I, T> List<T> readEach(Set<Part> parts, List<I> items, Function<I, T> read) {
        return items.stream()
                .flatMap(item -> read(parts, () -> read.apply(item)).stream())
                .toList();
    }

    /**
     * Notes parts that could not be read, where the vendor gives them in the same answer as the decision.
     *
     * @param failure of the request
     * @throws VeriportException the failure, when it is {@code INTERRUPTED} or {@code CONFIGURATION}
     */
    public void notRead(Set<Part> parts, VeriportException failure) {
        if (FATAL.contains(failure.code())) {
            throw failure;
        }
        parts.stream()
                .filter(part -> notRead.stream().noneMatch(unread -> unread.part() == part))
                .sorted()
                .forEach(part -> notRead.add(unread(part, failure)));
    }

    private static UnreadPart unread(Part part, VeriportException failure) {
        return new UnreadPart(
                part, failure.code().name(), String.valueOf(failure.getMessage()), failure.vendorRequestId());
    }

    /** The parts that could not be read, each with its first failure, for {@code VerificationResult.Builder.notRead}. */
    public List<UnreadPart> notRead() {
        return List.copyOf(notRead);
    }
}
