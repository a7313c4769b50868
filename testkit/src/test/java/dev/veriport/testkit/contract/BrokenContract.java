package dev.veriport.testkit.contract;

import dev.veriport.config.ConfigReader;
import dev.veriport.port.IdentityProvider;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.Operation;
import dev.veriport.testkit.memory.InMemoryFake;
import dev.veriport.testkit.memory.InMemoryIdentityProviderFactory;
import dev.veriport.testkit.memory.InMemoryVendor;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.testkit.vendor.StagedOperation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The contract of the in-memory adapter, which is sound except for what the extending class overrides. */
abstract class BrokenContract extends VendorContract {

    BrokenContract() {
        this(InMemoryVendor.create(), new AtomicReference<>());
    }

    private BrokenContract(InMemoryVendor vendor, AtomicReference<@Nullable BrokenContract> self) {
        super(
                new BrokenFake(vendor, self),
                new BrokenAdapter<>(
                        new InMemoryIdentityProviderFactory(vendor), () -> Objects.requireNonNull(self.get())));
        self.set(this);
    }

    IdentityProvider breaking(IdentityProvider sound) {
        return sound;
    }

    TokenIssuer breakingTokens(TokenIssuer sound) {
        return sound;
    }

    /** Reads more settings. */
    void configure(ConfigReader in) {}

    Set<Operation> declared(Set<Operation> sound) {
        return sound;
    }

    List<StagedOperation> staged(List<StagedOperation> sound) {
        return sound;
    }

    /** The settings of the fake. */
    Map<String, String> fakeSettings() {
        return Map.of();
    }

    int requests(int sound) {
        return sound;
    }

    List<RecordedRequest> calls(List<RecordedRequest> sound) {
        return sound;
    }

    private record BrokenFake(InMemoryVendor memory, AtomicReference<@Nullable BrokenContract> self)
            implements FakeVendor {
        @Override
        public String vendor() {
            return InMemoryIdentityProviderFactory.NAME;
        }

        @Override
        public RunningFake start(int port) {
            BrokenContract defect = defect();
            return new InMemoryFake(
                            memory, () -> defect.requests(memory.requests()), defect::calls, defect.fakeSettings())
                    .start(port);
        }

        @Override
        public List<StagedOperation> stagedOperations() {
            return defect().staged(new InMemoryFake(memory).stagedOperations());
        }

        private BrokenContract defect() {
            return Objects.requireNonNull(self.get());
        }
    }
}
