package dev.veriport.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.UnreadPart;
import dev.veriport.model.UnreadPart.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** L7 Several reads make one result. */
final class PartReadsTest {
    private final PartReads parts = new PartReads();

    private static Supplier<String> failing(ErrorCode code) {
        return () -> {
            throw VeriportException.of(code, "scripted: wait")
                    .vendorRequestId("req-1")
                    .build();
        };
    }

    @Test
    @DisplayName("L7 what was read is given, and nothing is unread")
    void read() {
        assertThat(parts.read(Set.of(Part.PERSON), () -> "person")).contains("person");
        assertThat(parts.notRead()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"INTERRUPTED", "CONFIGURATION"})
    @DisplayName("L7 a part that cannot be read is named with the reason, and fails nothing:")
    void not_read(ErrorCode code) {
        assertThat(parts.read(Set.of(Part.DOCUMENTS, Part.PERSON), failing(code)))
                .isEmpty();
        assertThat(parts.read(Set.of(Part.CHECKS), () -> "checks")).contains("checks");
        assertThat(parts.notRead())
                .containsExactly(
                        new UnreadPart(Part.PERSON, code.name(), "scripted: wait", Optional.of("req-1")),
                        new UnreadPart(Part.DOCUMENTS, code.name(), "scripted: wait", Optional.of("req-1")));
    }

    @Test
    @DisplayName("L7 an item that cannot be read is left out of its list, and the part is unread")
    void each() {
        assertThat(parts.readEach(
                        Set.of(Part.EVIDENCE),
                        List.of("one", "two"),
                        item -> item.equals("one")
                                ? failing(ErrorCode.MALFORMED_RESPONSE).get()
                                : item))
                .containsExactly("two");
        assertThat(parts.notRead()).extracting(UnreadPart::part).containsExactly(Part.EVIDENCE);
    }

    @ParameterizedTest
    @EnumSource(names = {"INTERRUPTED", "CONFIGURATION"})
    @DisplayName("L7 an interrupt and a fault of the adapter are no unread part:")
    void fatal(ErrorCode code) {
        assertThatThrownBy(() -> parts.read(Set.of(Part.PERSON), failing(code))).isInstanceOf(VeriportException.class);
        assertThat(parts.notRead()).isEmpty();
    }

    @Test
    @DisplayName("L7 parts that the answer with the decision could not have are named with its failure")
    void noted() {
        VeriportException refused = VeriportException.of(ErrorCode.PERMISSION, "scripted: ask for the right")
                .build();
        parts.notRead(Set.of(Part.EVIDENCE, Part.PERSON), refused);

        assertThat(parts.notRead()).extracting(UnreadPart::part).containsExactly(Part.PERSON, Part.EVIDENCE);
        assertThat(parts.notRead()).extracting(UnreadPart::because).containsOnly("scripted: ask for the right");
    }
}
