package dev.veriport.internal.store;

import static dev.veriport.internal.store.StoreFixture.KEEP;
import static dev.veriport.internal.store.StoreFixture.KEY;
import static dev.veriport.internal.store.StoreFixture.begin;
import static dev.veriport.internal.store.StoreFixture.key;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.VaultIntent.State;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** S3, L10: what becomes of a step that changes while it is written. */
@Timeout(60)
final class UnwrittenStepsTest {
    private static final VaultKey VERIFICATION = key("verification");

    private final StoreFixture fixture = new StoreFixture();
    private final ResultVault store = fixture.another.vault();
    private final UnwrittenSteps steps = new UnwrittenSteps(fixture.ticker, 100);

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Writes, and lets another thread come as far as it can just before this step reaches the store. */
    private void writeWhile(String step, Runnable another) throws InterruptedException {
        Thread other = new Thread(another, "another");
        ResultVault slow = (ResultVault) Proxy.newProxyInstance(
                ResultVault.class.getClassLoader(), new Class<?>[] {ResultVault.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(step) && other.getState() == Thread.State.NEW) {
                        other.start();
                        while (other.getState() != Thread.State.TERMINATED
                                && other.getState() != Thread.State.WAITING) {
                            Thread.onSpinWait();
                        }
                    }
                    return method.invoke(store, arguments);
                });
        steps.write(KEY, slow);
        other.join(20_000);
        assertThat(other.isAlive()).isFalse();
    }

    @Test
    @DisplayName("S3 an intent that is withdrawn while it is written does not stay: the next caller begins")
    void withdrawn() throws Exception {
        steps.begin(KEY, "mine");
        writeWhile("begin", () -> {
            steps.withdraw(KEY, "mine");
            steps.write(KEY, store);
        });
        assertThat(begin(store, KEY)).isEqualTo(State.BEGUN);
        assertThat(steps.keys()).isEmpty();
    }

    @Test
    @DisplayName("L10 an answer that is erased while it is written is not stored, and stays redeemed")
    void erased() throws Exception {
        steps.keep(KEY, "answer".getBytes(UTF_8), KEEP);
        writeWhile("keep", () -> {
            steps.assign(KEY, VERIFICATION);
            steps.erase(VERIFICATION);
            store.erase(VERIFICATION, KEEP);
            steps.write(KEY, store);
        });
        assertThat(store.find(KEY)).isEmpty();
        assertThat(begin(store, KEY)).isEqualTo(State.INTENDED);
        assertThat(steps.keys()).isEmpty();
    }
}
