package dev.veriport.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of each verification that was to be erased. Keep it as long as you have to prove the erasure. Immutable.
 *
 * @param madeAt when all lines were known, by the clock of Veriport
 * @param lines one for each id, in the order of the request
 */
public record ErasureReceipt(Instant madeAt, List<Line> lines) {

    /** Copies the lines. */
    public ErasureReceipt {
        lines = List.copyOf(lines);
    }

    /**
     * What became of one verification.
     *
     * @param atVendor the erasure at the vendor
     * @param inVault the erasure of the answers in the vault: {@code DONE}, {@code UNKNOWN} where it had none, or {@code FAILED}
     * @param vaultAnswers how many answers were erased in the vault, as far as is known where that failed
     */
    public record Line(Erasure atVendor, Erasure inVault, int vaultAnswers) {

        /** The verification, as it was named in the request. */
        public VerificationId verification() {
            return atVendor.verification();
        }

        /** The name of the error code, the vendor's or else the vault's; empty where neither failed. */
        public Optional<String> code() {
            return Stream.of(atVendor, inVault)
                    .flatMap(erasure -> erasure.code().stream())
                    .findFirst();
        }
    }

    /** The name of the first error code of a line; empty where nothing failed. */
    public Optional<String> firstCode() {
        return lines.stream().flatMap(line -> line.code().stream()).findFirst();
    }
}
