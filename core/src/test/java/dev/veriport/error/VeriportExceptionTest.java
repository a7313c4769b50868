package dev.veriport.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class VeriportExceptionTest {

    @Test
    @DisplayName("a failure that is built from another has its suppressed failures, once, and adds none to it")
    void suppressed() {
        VeriportException first =
                VeriportException.notSent(ErrorCode.UNAVAILABLE, "down").build();
        IllegalStateException cleanup = new IllegalStateException("a step of the cleanup");
        first.addSuppressed(cleanup);
        VeriportException second = first.toBuilder().code(ErrorCode.TIMEOUT).build();
        second.addSuppressed(new IllegalStateException("another"));

        assertThat(second.toBuilder().build().getSuppressed()).hasSize(2).startsWith(cleanup);
        assertThat(first.getSuppressed()).containsExactly(cleanup);
    }
}
