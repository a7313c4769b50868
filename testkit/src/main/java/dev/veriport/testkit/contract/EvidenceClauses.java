package dev.veriport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.model.Evidence;
import dev.veriport.model.Evidence.Availability;
import dev.veriport.model.Missing;
import dev.veriport.testkit.server.Ending;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clauses of evidence. A result may have none. */
interface EvidenceClauses extends Clauses {

    @Test
    @DisplayName("E1 Evidence at the vendor is fetched each time it is opened, and never before")
    default void evidenceIsFetchedWhenItIsOpened() {
        for (Evidence evidence : approvedEvidence()) {
            int before = adapter().requests();
            assertThat(evidence.toString()).doesNotContain("http");
            evidence.sha256();
            evidence.size();
            assertThat(adapter().requests()).as("requests before it is opened").isEqualTo(before);
            switch (evidence.availability()) {
                case HELD -> {
                    assertThat(read(evidence)).isNotEmpty();
                    assertThat(adapter().requests())
                            .as("requests for what is held")
                            .isEqualTo(before);
                }
                case AT_VENDOR -> {
                    byte[] first = read(evidence);
                    int once = adapter().requests();
                    assertThat(once).as("requests when it is opened").isGreaterThan(before);
                    assertThat(read(evidence)).isNotEmpty().isEqualTo(first);
                    assertThat(adapter().requests())
                            .as("requests when it is opened again")
                            .isGreaterThan(once);
                }
                case NOT_OFFERED ->
                    assertThatThrownBy(evidence::open).isInstanceOf(UnsupportedOperationException.class);
            }
        }
    }

    @Test
    @DisplayName("E2 Evidence has the size and the hash of its bytes, or says that they were not read")
    default void evidenceIsDescribed() {
        for (Evidence evidence : approvedEvidence()) {
            if (evidence.availability() == Availability.HELD) {
                byte[] bytes = read(evidence);
                assertThat(evidence.size().toOptional()).hasValue((long) bytes.length);
                assertThat(evidence.sha256().toOptional()).hasValue(sha256(bytes));
            } else {
                assertThat(evidence.sha256().missing()).get().isIn(Missing.NOT_READ, Missing.NOT_PROVIDED);
            }
        }
    }

    private Iterable<Evidence> approvedEvidence() {
        return adapter()
                .complete(adapter().start(OpenAdapter.REFERENCE), Ending.APPROVED)
                .evidence();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] read(Evidence evidence) {
        try (InputStream bytes = evidence.open()) {
            return bytes.readAllBytes();
        } catch (IOException undecodable) {
            throw new UncheckedIOException(undecodable);
        }
    }
}
