package dev.veriport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.model.Evidence;
import dev.veriport.model.Evidence.Availability;
import dev.veriport.model.Missing;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.RecordedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clauses of evidence. A result may have none. */
interface EvidenceClauses extends Clauses {
    /** The headers of a request for a file that is not authorized. */
    Set<String> NO_CREDENTIALS =
            Set.of("accept", "accept-encoding", "connection", "host", "http2-settings", "upgrade", "user-agent");

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

    @Test
    @DisplayName("E3 A host of files that is not the vendor's API gets no credentials")
    default void hostsOfFilesGetNoCredentials() {
        for (Evidence evidence : approvedEvidence()) {
            if (evidence.availability() == Availability.AT_VENDOR) {
                assertThat(read(evidence)).isNotEmpty();
            }
        }
        Set<String> hosts = adapter().hostsOfFiles();
        List<RecordedRequest> fetched = adapter().vendor().calls().stream()
                .filter(call -> hosts.contains(call.header("Host").orElse("")))
                .toList();

        assertThat(fetched.isEmpty()).as("files fetched from %s", hosts).isEqualTo(hosts.isEmpty());
        assertThat(fetched)
                .allSatisfy(request -> assertThat(request.headers().keySet())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .isSubsetOf(NO_CREDENTIALS));
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
