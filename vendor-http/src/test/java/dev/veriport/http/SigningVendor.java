package dev.veriport.http;

import dev.veriport.config.ConfigReader;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.VendorAccount;
import java.util.EnumSet;
import java.util.Set;

/** Opens a vendor that signs its webhooks with a time, and sends those of its other products too. */
final class SigningVendor implements IdentityProviderFactory<SigningVendor.Settings> {
    private static final Operation.Read READ = new Operation.Read("read", Operation.Role.SESSION);

    record Settings(HttpSettings http, SignedWebhooks webhooks) {}

    @Override
    public String vendor() {
        return "signer";
    }

    @Override
    public Settings configure(ConfigReader in) {
        return new Settings(
                HttpSettings.read(in, "https://unused.invalid"),
                SignedWebhooks.readTimestamped(in, "X-Signature", WebhookSignature.hmacSha256(), "t", "v1"));
    }

    @Override
    public VendorAccount account(Settings settings) {
        return VendorAccount.ofKey(settings.http().baseUrl(), Secret.of("key"));
    }

    @Override
    public Set<Operation> operations() {
        return Set.of(READ);
    }

    @Override
    public Capabilities capabilities(Settings settings) {
        Set<Capability> offered = EnumSet.of(Capability.FIND);
        offered.addAll(settings.webhooks().capabilities());
        return Capabilities.of(offered, Set.of());
    }

    @Override
    public VendorAdapter create(Settings settings, ProviderRuntime runtime) {
        return VendorAdapter.withoutTokens(
                new Provider(settings, capabilities(settings), runtime, VendorClient.open(runtime, settings.http())));
    }

    private record Provider(Settings settings, Capabilities capabilities, ProviderRuntime runtime, VendorClient client)
            implements IdentityProvider {
        @Override
        public ProviderId id() {
            return runtime.provider();
        }

        @Override
        public Notification receive(InboundNotification raw) {
            settings.webhooks().authenticate(raw, runtime.clock().instant());
            JsonValue event = Webhooks.json(raw, raw.body());
            String key = event.at("id").text().orElseThrow(() -> Webhooks.unreadable(raw, "has no id"));
            return event.at("verification")
                    .text()
                    .map(id -> Notification.authenticated(
                            new VerificationId(id(), id), Notification.Kind.COMPLETED, Decision.PENDING, key))
                    .orElseGet(() -> Notification.ignored(id(), key));
        }

        @Override
        public VerificationResult find(VerificationId verification) {
            VendorRequest request = VendorRequest.get("/verifications/{id}", verification.value())
                    .build();
            return client.call(READ, client.deadline(), Credentials.none(), request, response -> {
                if (!response.isSuccess()) {
                    throw response.failure().build();
                }
                return VerificationResult.builder(id(), Decision.APPROVED, Finality.FINAL)
                        .id(verification.value())
                        .build();
            });
        }

        @Override
        public VerificationSession start(VerificationRequest request) {
            throw new UnsupportedOperationException("not offered");
        }

        @Override
        public VerificationResult complete(SessionRef session, ReturnedParameters back) {
            throw new UnsupportedOperationException("not offered");
        }
    }
}
