package dev.veriport.testkit.contract;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.Operation;
import dev.veriport.testkit.fault.FaultServer;
import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.LoopbackAddress;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.vendor.StagedOperation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/** Adapters and fakes that get the operations wrong, each a class that the contract is run against. */
final class BrokenFaults {
    private static final ConfigKey<URI> BASE_URL =
            ConfigKey.baseUrl("base-url", "Where the vendor is.").withDefault("https://vendor.example");

    private BrokenFaults() {}

    static final class StagesOneTooFew extends BrokenContract {
        @Override
        List<StagedOperation> staged(List<StagedOperation> sound) {
            return sound.subList(1, sound.size());
        }
    }

    static final class DeclaresOneTooFew extends BrokenContract {
        @Override
        Set<Operation> declared(Set<Operation> sound) {
            return sound.stream()
                    .filter(operation -> !operation.name().equals("verify"))
                    .collect(Collectors.toSet());
        }
    }

    static final class StagesNothing extends BrokenContract {
        @Override
        List<StagedOperation> staged(List<StagedOperation> sound) {
            return sound.stream()
                    .map(operation -> StagedOperation.of(operation.name(), operation.request(), veriport -> {}))
                    .toList();
        }
    }

    /** Its fake hides that it has a network. */
    static final class HasABaseUrl extends BrokenContract {
        @Override
        void configure(ConfigReader in) {
            in.get(BASE_URL);
        }
    }

    /** Its requests are not sent to the base URL. */
    static final class IgnoresItsBaseUrl extends BrokenContract {
        @Override
        void configure(ConfigReader in) {
            in.get(BASE_URL);
        }

        @Override
        Map<String, String> fakeSettings() {
            return Map.of("base-url", FaultServer.refusing().toString());
        }
    }

    /** Its requests are sent, and their failures are ignored. */
    static final class IgnoresFailures extends BrokenContract {
        private final HttpClient http = HttpClient.newHttpClient();
        private final Network network = new Network();
        private volatile URI sendingTo = network.baseUrl();

        @Override
        void configure(ConfigReader in) {
            sendingTo = in.get(BASE_URL);
        }

        @Override
        Map<String, String> fakeSettings() {
            return Map.of("base-url", network.baseUrl().toString());
        }

        @Override
        List<StagedOperation> staged(List<StagedOperation> sound) {
            return sound.stream()
                    .filter(operation -> operation.name().equals("read"))
                    .map(read -> new StagedOperation(read.name(), "GET /read ", read.staging()))
                    .toList();
        }

        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(sendingTo + "/read")).build();
            return new Delegating(provider) {
                @Override
                public VerificationResult complete(SessionRef session, ReturnedParameters back) {
                    try {
                        http.sendAsync(request, BodyHandlers.discarding()).get(200, TimeUnit.MILLISECONDS);
                    } catch (ExecutionException | TimeoutException failed) {
                        // ignored, which is the defect
                    } catch (InterruptedException closing) {
                        Thread.currentThread().interrupt();
                    }
                    return sound.complete(session, back);
                }
            };
        }

        @AfterEach
        void closeNetwork() {
            network.close();
        }

        private static final class Network extends FakeVendorServer {
            Network() {
                super(LoopbackAddress.of("127.0.0.1", 0));
                route("GET", "/read", request -> Reply.json(200, "{}"));
            }
        }
    }
}
