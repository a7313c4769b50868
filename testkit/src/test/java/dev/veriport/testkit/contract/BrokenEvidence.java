package dev.veriport.testkit.contract;

import dev.veriport.model.Evidence;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Providers that get one thing of the evidence wrong, each a class that the contract is run against. */
final class BrokenEvidence {
    private BrokenEvidence() {}

    private abstract static class Broken extends BrokenResults.BrokenResult {
        abstract Evidence breaking(Evidence sound);

        @Override
        VerificationResult breaking(ProviderId id, VerificationResult sound) {
            List<Evidence> broken =
                    sound.evidence().stream().map(this::breaking).toList();
            return sound.toBuilder().evidence(broken).build();
        }
    }

    private static byte[] fetched(Evidence evidence) {
        try (InputStream bytes = evidence.open()) {
            return bytes.readAllBytes();
        } catch (IOException undecodable) {
            throw new UncheckedIOException(undecodable);
        }
    }

    /** As the sound evidence, until a part is overridden. It has the hash of what it opens. */
    private static class Copy implements Evidence {
        final Evidence sound;

        Copy(Evidence sound) {
            this.sound = sound;
        }

        @Override
        public Kind kind() {
            return sound.kind();
        }

        @Override
        public Reported<Integer> document() {
            return sound.document();
        }

        @Override
        public Reported<String> contentType() {
            return sound.contentType();
        }

        @Override
        public Reported<Long> size() {
            return sound.size();
        }

        @Override
        public Availability availability() {
            return sound.availability();
        }

        @Override
        public InputStream open() throws IOException {
            return sound.open();
        }
    }

    static final class FetchesBeforeItIsOpened extends Broken {
        @Override
        Evidence breaking(Evidence sound) {
            byte[] content = fetched(sound);
            return new Copy(sound) {
                @Override
                public Reported<String> sha256() {
                    return sound.sha256();
                }

                @Override
                public InputStream open() {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }

    static final class FetchesForTheHash extends Broken {
        @Override
        Evidence breaking(Evidence sound) {
            return new Copy(sound);
        }
    }
}
