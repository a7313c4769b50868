package dev.veriport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportEvent.StoreLost;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class RecorderTest {
    @Test
    @DisplayName("a recorder keeps the latest 1,000 events, and gives those of an action however many were before")
    void bounded() {
        try (FakeVendors vendors = FakeVendors.start()) {
            Recorder recorder = new Recorder(vendors);
            for (int event = 0; event < 5_000; event++) {
                recorder.on(new StoreLost("before"));
            }
            Recorder.Mark mark = recorder.mark();
            VeriportEvent first = new StoreLost("first");
            VeriportEvent second = new StoreLost("second");
            Stream.of(first, second).forEach(recorder::on);

            assertThat(recorder.since(mark).events()).containsExactly(first, second);
            assertThat(recorder.history().latest()).hasSize(1_000).endsWith(first, second);
            assertThat(recorder.history().count()).isEqualTo(5_002);
            Stream.generate(() -> first).limit(5_000).forEach(recorder::on);
            assertThat(recorder.since(mark).events()).hasSize(1_000);
        }
    }
}
