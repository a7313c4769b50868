package dev.veriport.testkit.contract;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.model.Evidence;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import dev.veriport.testkit.server.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

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

    /** Its evidence is at a storage beside the vendor's API. */
    private abstract static class WithStorage extends Broken {
        private static final String HOST = "files.example";
        private static final ConfigKey<List<String>> HOSTS = ConfigKey.list("files-hosts", "Where the files are.");

        private final List<RecordedRequest> stored = new CopyOnWriteArrayList<>();

        @Override
        void configure(ConfigReader in) {
            in.get(HOSTS);
        }

        @Override
        Map<String, String> fakeSettings() {
            return Map.of("files-hosts", HOST);
        }

        @Override
        List<RecordedRequest> calls(List<RecordedRequest> sound) {
            return Stream.concat(sound.stream(), stored.stream()).toList();
        }

        void request(Map<String, List<String>> headers) {
            Map<String, List<String>> all = new HashMap<>(headers);
            all.put("Host", List.of(HOST));
            stored.add(new RecordedRequest("GET", "/front", null, all, new byte[0]));
        }
    }

    static final class SendsCredentialsToTheStorage extends WithStorage {
        @Override
        Evidence breaking(Evidence sound) {
            return new Copy(sound) {
                @Override
                public InputStream open() throws IOException {
                    request(Map.of("Authorization", List.of("Bearer key")));
                    return sound.open();
                }
            };
        }
    }

    static final class NamesAStorageWithoutFiles extends WithStorage {
        @Override
        Evidence breaking(Evidence sound) {
            return sound;
        }
    }

    static final class FetchesForTheHash extends Broken {
        @Override
        Evidence breaking(Evidence sound) {
            return new Copy(sound);
        }
    }
}
