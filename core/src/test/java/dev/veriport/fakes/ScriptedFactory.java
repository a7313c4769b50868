package dev.veriport.fakes;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.Environment;
import dev.veriport.model.Finality;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.Secret;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VendorAccount;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Opens {@link ScriptedProvider}s; with settings as a vendor has them. */
public final class ScriptedFactory implements IdentityProviderFactory<ScriptedFactory.Settings> {
    public static final Capabilities EVERYTHING =
            Capabilities.of(EnumSet.allOf(Capability.class), Set.of(CheckType.DOCUMENT, CheckType.FACE_MATCH));

    private static final ConfigKey<String> CLIENT_ID = ConfigKey.text("client-id", "Who we are.");
    private static final ConfigKey<Secret> CLIENT_SECRET = ConfigKey.secret("client-secret", "That it is us.");
    private static final ConfigKey<Duration> TIMEOUT =
            ConfigKey.duration("timeout", "How long a call may take.").withDefault("10s");
    private static final ConfigKey<Boolean> SANDBOX =
            ConfigKey.flag("sandbox", "Whether it is for show.").withDefault("false");
    private static final ConfigKey<URI> BASE_URL =
            ConfigKey.baseUrl("base-url", "Where the vendor is.").withDefault("https://vendor.example");

    private final String name;
    private final BiFunction<Settings, ProviderRuntime, VendorAdapter> open;
    private final Set<Operation> operations;

    /** What was read. */
    public record Settings(String clientId, Secret clientSecret, Duration timeout, boolean sandbox, URI baseUrl) {}

    /** For a vendor without operations: its provider calls nothing. */
    public ScriptedFactory(String name, BiFunction<Settings, ProviderRuntime, VendorAdapter> open) {
        this(name, open, Set.of());
    }

    public ScriptedFactory(
            String name, BiFunction<Settings, ProviderRuntime, VendorAdapter> open, Set<Operation> operations) {
        this.name = name;
        this.open = open;
        this.operations = operations;
    }

    /** For a vendor without tokens that can do everything. */
    public static ScriptedFactory of(String name) {
        return of(new ScriptedProvider(name, EVERYTHING));
    }

    public static ScriptedFactory of(ScriptedProvider provider) {
        return new ScriptedFactory(provider.id().value(), (settings, runtime) -> opened(provider, runtime));
    }

    /** For a vendor that is opened several times. Each instance is in {@code opened} by its name, and has these tokens. */
    public static ScriptedFactory of(String vendor, Map<String, ScriptedProvider> opened, TokenIssuer tokens) {
        return new ScriptedFactory(vendor, (settings, runtime) -> {
            String name = runtime.provider().value();
            ScriptedProvider provider = new ScriptedProvider(name, EVERYTHING);
            opened.put(name, provider);
            return VendorAdapter.of(provider, runtime.guard(tokens, Duration.ofSeconds(2), Duration.ofSeconds(10)));
        });
    }

    /** The runtime closes it. */
    public static VendorAdapter opened(ScriptedProvider provider, ProviderRuntime runtime) {
        AutoCloseable resource = provider::close;
        runtime.closeWithVendor(resource);
        return VendorAdapter.withoutTokens(provider);
    }

    @Override
    public String vendor() {
        return name;
    }

    @Override
    public Settings configure(ConfigReader in) {
        return new Settings(
                in.get(CLIENT_ID), in.get(CLIENT_SECRET), in.get(TIMEOUT), in.get(SANDBOX), in.get(BASE_URL));
    }

    @Override
    public VendorAccount account(Settings settings) {
        return new VendorAccount(settings.baseUrl(), settings.clientId(), settings.clientSecret());
    }

    @Override
    public Set<Operation> operations() {
        return operations;
    }

    @Override
    public Capabilities capabilities(Settings settings) {
        return EVERYTHING;
    }

    /** A stored answer is an approval of v-1 in the sandbox, whatever it says. */
    @Override
    public VerificationResult read(Settings settings, ProviderId instance, StoredResponse answer) {
        return VerificationResult.builder(instance, Decision.APPROVED, Finality.FINAL)
                .id("v-1")
                .environment(Reported.of(Environment.SANDBOX))
                .build();
    }

    @Override
    public VendorAdapter create(Settings settings, ProviderRuntime runtime) {
        return open.apply(settings, runtime);
    }
}
