package dev.veriport.http;

import dev.veriport.config.ConfigSource;
import dev.veriport.config.Configuration;
import dev.veriport.event.BudgetCounter;
import dev.veriport.event.VeriportEvent;
import dev.veriport.internal.call.Pacer;
import dev.veriport.internal.setup.InstanceSettings;
import dev.veriport.internal.setup.OpenRuntime;
import dev.veriport.internal.setup.SharedServices;
import dev.veriport.internal.setup.SharedStores;
import dev.veriport.internal.time.CallScope;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.VaultKey;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VendorAccount;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import dev.veriport.token.TokenPolicy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A client of a vendor that has no adapter. */
final class AtVendor implements AutoCloseable {
    static final ProviderId ID = new ProviderId("anyone");
    static final long REQUESTS_A_DAY = 1_000;

    /** Of a kind that is not tried again within a call, so that each fault is seen once. */
    private static final Operation.Token READ = new Operation.Token("read", Role.SESSION, true);

    static final Operation.Read POOLED_READ = new Operation.Read("pooled-read", Role.SESSION);
    static final Operation.Download DOWNLOAD = new Operation.Download("download", Role.EXTRA);
    static final Operation.Repeatable REPEATABLE = new Operation.Repeatable("repeatable", Role.SESSION);
    static final Operation.Create CREATE = new Operation.Create("create", Role.EXTRA);
    static final Operation.Keyed KEYED = new Operation.Keyed("keyed", Role.SESSION);

    /** That of {@link #create}: the attempt, and the step of it. */
    static final VaultKey CREATED = VaultKey.of(ID, "case~1", CREATE.name());

    private static final Operation.OneShot REDEEM = new Operation.OneShot("redeem", Role.SESSION);
    private static final Set<Operation> OPERATIONS = Set.of(
            READ,
            POOLED_READ,
            DOWNLOAD,
            REPEATABLE,
            CREATE,
            KEYED,
            REDEEM,
            new Operation.Token("token", Role.SESSION, true),
            new Operation.Token("token", Role.SESSION, false));

    private final Ticker ticker;
    private final DetachedTasks detachedTasks = new DetachedTasks("vault");
    private final SharedStores stores;
    private final OpenRuntime runtime;
    private final VendorClient client;
    private final FileSettings files;
    private final List<VeriportEvent> events = new CopyOnWriteArrayList<>();

    private AtVendor(URI baseUrl, Map<String, String> more, Ticker ticker, InstantSource clock, int connections) {
        this(baseUrl, more, ticker, clock, connections, ResponseHeaders.standard());
    }

    private AtVendor(
            URI baseUrl,
            Map<String, String> more,
            Ticker ticker,
            InstantSource clock,
            int connections,
            ResponseHeaders headers) {
        this.ticker = ticker;
        this.stores = SharedStores.inMemory(clock, ticker, detachedTasks, Duration.ofMinutes(15), 1 << 20);
        this.runtime = new OpenRuntime(
                new InstanceSettings(
                        ID,
                        Set.of(),
                        new VendorAccount(baseUrl, "client", Secret.of("secret")),
                        new DailyLimits(ZoneOffset.UTC, Map.of(BudgetCounter.REQUESTS, REQUESTS_A_DAY)),
                        connections,
                        OPERATIONS),
                new SharedServices(clock, ticker, new CallScope(ticker), stores, events::add),
                Pacer.unlimited());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.anyone.base-url", baseUrl.toString());
        settings.put("veriport.anyone.timeout", "30s");
        more.forEach((name, value) -> settings.put("veriport.anyone." + name, value));
        HttpSettings http = settings(settings);
        this.files = FileSettings.read(new Configuration(ConfigSource.of(settings), Map.of()).section("anyone"));
        this.client = VendorClient.open(runtime, http, headers);
    }

    /** @throws dev.veriport.error.ConfigurationException when they are not right */
    static HttpSettings settings(Map<String, String> settings) {
        Configuration configuration = new Configuration(ConfigSource.of(settings), Map.of());
        HttpSettings http = HttpSettings.read(configuration.section("anyone"), "https://unused.invalid");
        FileSettings.read(configuration.section("anyone"));
        configuration.check();
        return http;
    }

    static AtVendor at(URI baseUrl) {
        return new AtVendor(baseUrl, Map.of(), Ticker.system(), Clock.systemUTC(), 64);
    }

    static AtVendor at(URI baseUrl, Map<String, String> more) {
        return new AtVendor(baseUrl, more, Ticker.system(), Clock.systemUTC(), 64);
    }

    static AtVendor at(URI baseUrl, Map<String, String> more, Ticker ticker) {
        return new AtVendor(baseUrl, more, ticker, Clock.systemUTC(), 64);
    }

    static AtVendor reading(URI baseUrl, ResponseHeaders headers) {
        return new AtVendor(baseUrl, Map.of(), Ticker.system(), Clock.systemUTC(), 64, headers);
    }

    static AtVendor atOnce(URI baseUrl, int connections) {
        return new AtVendor(baseUrl, Map.of(), Ticker.system(), Clock.systemUTC(), connections);
    }

    static AtVendor at(URI baseUrl, Ticker ticker) {
        return at(baseUrl, ticker, Clock.systemUTC());
    }

    static AtVendor at(URI baseUrl, Ticker ticker, InstantSource clock) {
        return new AtVendor(baseUrl, Map.of(), ticker, clock, 64);
    }

    /** What the listener was told, in its order. */
    List<VeriportEvent> events() {
        return List.copyOf(events);
    }

    /** How many of the day's requests are used. */
    long used() {
        return runtime.used().get(BudgetCounter.REQUESTS).used();
    }

    VendorResponse call(Operation operation) {
        return call(operation, Credentials.none());
    }

    VendorResponse call(Operation operation, Credentials credentials) {
        VendorRequest request =
                VendorRequest.get("/thing").query("code", "secret-code").build();
        return operation instanceof Operation.Creating create
                ? client.create(create, client.deadline(), credentials, request, response -> response)
                : client.call(
                        (Operation.Callable) operation, client.deadline(), credentials, request, response -> response);
    }

    VendorResponse readWithin(Duration time) {
        VendorRequest request = VendorRequest.get("/thing").build();
        return client.call(READ, Deadline.after(ticker, time), Credentials.none(), request, response -> response);
    }

    VendorResponse read() {
        return read(VendorRequest.get("/thing").build(), Credentials.none());
    }

    VendorResponse read(VendorRequest request, Credentials credentials) {
        return client.call(READ, client.deadline(), credentials, request, response -> response);
    }

    /** The same, with anything but a success failing. */
    VendorResponse readOrFail() {
        return answered(READ, VendorRequest.get("/thing").build(), Credentials.none());
    }

    /** A call that only a success answers. */
    VendorResponse answered(Operation.Callable operation, VendorRequest request, Credentials credentials) {
        return client.call(operation, client.deadline(), credentials, request, VendorResponse::success);
    }

    /** The ids of the requests whose answers these calls read. */
    List<String> requestIds(Runnable calls) {
        return runtime.calls()
                .requestIds()
                .during(
                        () -> {
                            calls.run();
                            return List.of();
                        },
                        (none, ids) -> List.copyOf(ids));
    }

    /** The vendor's API with these credentials. */
    JsonApi api(Credentials credentials) {
        return new JsonApi(client, credentials);
    }

    /** The vendor's files. */
    VendorFiles files(Credentials credentials) {
        return files(api(credentials));
    }

    VendorFiles files(JsonApi api) {
        return api.files(DOWNLOAD, files);
    }

    /** Issues tokens that the vendor answers with. */
    OAuthTokens oauth(TokenPolicy policy) {
        VendorRequest request = OAuthTokens.request(
                        "/oauth/token", new ClientCredentials("client", Secret.of("secret-1")))
                .build();
        return OAuthTokens.of(client, READ, request, policy, Duration.ofMinutes(10));
    }

    /** Something that is created once, whatever is repeated. */
    VendorResponse keyed(VendorRequest request) {
        return client.create(KEYED, client.deadline(), Credentials.none(), request, VendorResponse::success);
    }

    /** A start whose first request has created {@code person-1}: makes the second one, or deletes the person. */
    VendorResponse secondRequest(Duration within, Consumer<Deadline> deletion) {
        Deadline deadline = Deadline.after(ticker, within);
        VendorRequest check =
                VendorRequest.post("/people/{id}/checks", "person-1").build();
        return client.orDelete("person-1", deadline, () -> answered(READ, deadline, check), deletion);
    }

    void deletePerson(Deadline deadline) {
        answered(
                REPEATABLE,
                deadline,
                VendorRequest.delete("/people/{id}", "person-1").build());
    }

    private VendorResponse answered(Operation.Callable operation, Deadline deadline, VendorRequest request) {
        return client.call(operation, deadline, Credentials.none(), request, VendorResponse::success);
    }

    /** Something billed, whose answer is read like this. */
    <T> T create(VendorClient.ResponseReader<T> reader) {
        VendorRequest request = VendorRequest.post("/thing").build();
        return client.create(
                CREATE, client.deadline(), Credentials.none(), request, reader, "case~1", within -> Optional.empty());
    }

    /** The same, for what cannot be found again. */
    <T> T createUnnamed(VendorClient.ResponseReader<T> reader) {
        VendorRequest request = VendorRequest.post("/thing").build();
        return client.create(CREATE, client.deadline(), Credentials.none(), request, reader);
    }

    <T> T redeem(String code, VendorClient.ResponseReader<T> reader) {
        VendorRequest request = VendorRequest.get("/redeem").query("code", code).build();
        return client.redeem(REDEEM, VaultKey.of(ID, code), Duration.ofSeconds(5), Credentials.none(), request, reader);
    }

    /** The answer that was kept. */
    Optional<StoredResponse> kept(VaultKey key) {
        return stores.vault().find(key);
    }

    VendorResponse redeem(String code, Duration exchangeTimeout) {
        VendorRequest request = VendorRequest.get("/redeem").query("code", code).build();
        return client.redeem(
                REDEEM,
                VaultKey.of(ID, code),
                exchangeTimeout,
                Credentials.basic(new ClientCredentials("id", Secret.of("s"))),
                request,
                response -> response);
    }

    @Override
    public void close() {
        runtime.close();
        detachedTasks.close();
    }
}
