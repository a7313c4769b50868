package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.http.VendorClient.ResponseReader;
import dev.veriport.model.VaultKey;
import dev.veriport.store.StoredResponse;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.fault.FaultServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A7: an adapter's reader fails in a way that nobody wrote down; the vendor has answered, and been paid. */
final class AnswerReadersTest {
    private static final byte[] BODY = "{\"odd\":true}".getBytes(UTF_8);
    private static final ResponseReader<String> BUG = response -> {
        throw new IllegalStateException("canary in " + new String(response.body(), UTF_8));
    };
    private static final ResponseReader<String> UNSTAMPED = response -> {
        throw VeriportException.of(ErrorCode.UNAVAILABLE, "this says nothing").build();
    };
    private static final ResponseReader<String> STAMPED_WRONG = response -> {
        throw VeriportException.notSent(ErrorCode.UNAVAILABLE, "this says too much")
                .build();
    };

    private final FaultServer server = FaultServer.start();
    private final AtVendor vendor = AtVendor.at(server.baseUrl());

    @BeforeEach
    void answers() {
        server.always(Fault.respond(200, Map.of("Content-Type", "application/json"), BODY));
    }

    @AfterEach
    void close() {
        vendor.close();
        server.close();
    }

    private VeriportException created(ResponseReader<String> reader) {
        return catchThrowableOfType(VeriportException.class, () -> vendor.create(reader));
    }

    private void assertKept(VaultKey key, VeriportException failure) {
        assertThat(server.requestLines()).hasSize(1);
        assertThat(vendor.kept(key)).map(StoredResponse::body).contains(BODY);
        assertThat(failure.vaultKey()).contains(key);
        assertThat(failure.phase()).isEqualTo(Phase.ANSWERED);
        assertThat(failure.httpStatus()).hasValue(200);
    }

    @Test
    @DisplayName("A7 what is billed is sent once, kept, and named, whatever its reader throws")
    void billed() {
        VeriportException failure = created(BUG);
        assertThat(failure.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(failure.getCause()).hasMessage("java.lang.IllegalStateException");
        assertKept(AtVendor.CREATED, failure);
    }

    @Test
    @DisplayName("A7 a reader's failure that has no phase came after an answer")
    void unstamped() {
        VeriportException failure = created(UNSTAMPED);
        assertThat(failure.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertKept(AtVendor.CREATED, failure);
    }

    @Test
    @DisplayName("A7 so did one that says otherwise")
    void stamped_wrong() {
        VeriportException failure = created(STAMPED_WRONG);
        assertThat(failure.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertKept(AtVendor.CREATED, failure);
    }

    @Test
    @DisplayName("A7 what cannot be found again by a reference is kept by a key of its own, which the failure names")
    void unnamed() {
        VeriportException failure = catchThrowableOfType(VeriportException.class, () -> vendor.createUnnamed(BUG));
        assertThat(failure.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(failure.attempt()).isEmpty();
        assertThat(failure.vaultKey().orElseThrow().toString()).matches("anyone/[0-9a-f]{12}");
        assertThat(server.requestLines()).hasSize(1);
    }

    @Test
    @DisplayName("A7 an error of the virtual machine goes on, and what was billed is kept before")
    void fatal() {
        ResponseReader<String> overflowing = response -> {
            throw new StackOverflowError("staged");
        };
        assertThat(catchThrowable(() -> vendor.create(overflowing))).isInstanceOf(StackOverflowError.class);
        assertThat(vendor.kept(AtVendor.CREATED)).isPresent();
    }

    @Test
    @DisplayName("A7 what exists once is MALFORMED_RESPONSE, kept and named")
    void once() {
        VeriportException failure = catchThrowableOfType(VeriportException.class, () -> vendor.redeem("code-1", BUG));
        assertThat(failure.code()).isEqualTo(ErrorCode.MALFORMED_RESPONSE);
        assertKept(VaultKey.of(AtVendor.ID, "code-1"), failure);
        assertThat(vendor.<String>redeem("code-1", response -> "read after all"))
                .isEqualTo("read after all");
        assertThat(server.requestLines()).hasSize(1);
    }

    @Test
    @DisplayName("A7 a refusal that its reader understood is final, and nothing of it is kept")
    void refused() {
        server.always(Fault.respond(400, Map.of(), BODY));
        VeriportException failure = created(response -> {
            throw response.failure().build();
        });
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(vendor.kept(AtVendor.CREATED)).isEmpty();
    }
}
