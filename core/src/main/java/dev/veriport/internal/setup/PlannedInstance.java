package dev.veriport.internal.setup;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.internal.call.RequestIds;
import dev.veriport.internal.routing.ExpectedEnvironment;
import dev.veriport.internal.routing.Instance;
import dev.veriport.internal.routing.Workflows;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Environment;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.Answers;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VendorAccount;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An instance of an installed vendor, with its settings. */
final class PlannedInstance {
    static final ConfigKey<List<String>> FORMERLY = ConfigKey.list(
            "formerly",
            "Other names of this instance, such as earlier ones. Sessions, ids and webhook paths with these names lead here.");
    private static final ConfigKey<Integer> MAX_CONNECTIONS = ConfigKey.count(
                    "max-connections",
                    "The maximum number of concurrent requests of one kind: reading, starting, creating or"
                            + " redeeming.")
            .withDefault("64");
    private static final ConfigKey<Optional<Environment>> ENVIRONMENT = ConfigKey.choice(
                    "environment",
                    Environment.class,
                    "The vendor's environment that this account belongs to. A result of the other one is"
                            + " INDETERMINATE, and a webhook that says so is ignored. Unset: live; nothing is checked while"
                            + " base-url is a loopback address.")
            .optional();
    private static final String WORKFLOW = "workflow.";

    private final VendorAccount account;
    private final int connections;
    private final Capabilities capabilities;
    private final Set<Operation> operations;
    private final Set<ProviderId> formerly;
    private final Workflows workflows;
    private final ExpectedEnvironment environment;
    private final ExpectedEnvironment stated;
    private final Map<Enum<?>, String> enabling;
    private final String manualErasure;
    private final Function<ProviderRuntime, VendorAdapter> opening;
    private final Function<StoredResponse, VerificationResult> reader;

    /**
     * @param limits reads the limits of the instance's account
     * @param workflowNames of all instances, since not every source lists its keys
     */
    <C> PlannedInstance(
            ProviderId id,
            IdentityProviderFactory<C> factory,
            ConfigReader in,
            AccountLimits limits,
            Set<String> workflowNames) {
        in.get(InstanceNames.VENDOR); // so that the key is known
        C settings = factory.configure(in);
        this.account = factory.account(settings);
        limits.read(id, account, in);
        this.connections = in.get(MAX_CONNECTIONS);
        this.capabilities = factory.capabilities(settings);
        this.operations = Set.copyOf(factory.operations());
        this.formerly = formerly(in);
        this.workflows =
                new Workflows(id, capabilities.supports(Capability.WORKFLOW) ? workflows(in, workflowNames) : Map.of());
        Optional<Environment> stated = in.get(ENVIRONMENT);
        boolean unchecked = stated.isEmpty() && ConfigKey.isLoopback(account.baseUrl());
        this.environment =
                new ExpectedEnvironment(unchecked ? Optional.empty() : Optional.of(stated.orElse(Environment.LIVE)));
        this.enabling = in.enabling();
        this.manualErasure = factory.manualErasure();
        this.opening = runtime -> factory.create(settings, runtime);
        this.stated = new ExpectedEnvironment(stated);
        this.reader = answer -> Answers.read(answer, stored -> factory.read(settings, id, stored));
    }

    /** The names of the workflows whose keys the source lists. */
    static Set<String> workflowNames(ConfigReader in) {
        return in.listed(WORKFLOW);
    }

    private static Set<ProviderId> formerly(ConfigReader in) {
        Set<ProviderId> names = new LinkedHashSet<>();
        for (String name : in.get(FORMERLY)) {
            if (ProviderId.isName(name)) {
                names.add(new ProviderId(name));
            } else {
                in.problem(FORMERLY, "must be names of lower-case letters, digits and hyphens");
            }
        }
        return names;
    }

    private static Map<String, String> workflows(ConfigReader in, Set<String> names) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (String name : names) {
            in.get(ConfigKey.text(WORKFLOW + name, "The vendor's id of the workflow " + name + ".")
                            .optional())
                    .ifPresent(id -> ids.put(name, id));
        }
        return ids;
    }

    /** The URL of the vendor's API. */
    URI address() {
        return account.baseUrl();
    }

    Capabilities capabilities() {
        return capabilities;
    }

    /** As {@code IdentityProviderFactory.manualErasure}. */
    String manualErasure() {
        return manualErasure;
    }

    Set<ProviderId> formerly() {
        return formerly;
    }

    Workflows workflows() {
        return workflows;
    }

    /** What the instance's runtime needs. */
    InstanceSettings settings(AccountLimits limits) {
        return new InstanceSettings(
                workflows.instance(), formerly, account, limits.daily(account), connections, operations);
    }

    VendorAdapter open(ProviderRuntime runtime) {
        return opening.apply(runtime);
    }

    /** What the router needs of the opened instance. */
    Instance instance(IdentityProvider adapter, OpenRuntime runtime) {
        Set<String> keyed = operations.stream()
                .filter(Operation.Keyed.class::isInstance)
                .map(Operation::name)
                .collect(Collectors.toUnmodifiableSet());
        return new Instance(
                adapter,
                runtime.names(),
                workflows,
                environment,
                enabling,
                keyed,
                runtime.calls().requestIds(),
                runtime.vault());
    }

    /** Reads a stored answer; sends nothing. */
    VerificationResult read(StoredResponse answer) {
        return environment.check(made(answer));
    }

    /** Reads an answer of any account of the vendor, since nobody need have set one: only an environment that is set is checked. */
    VerificationResult explain(StoredResponse answer) {
        return stated.check(made(answer));
    }

    private VerificationResult made(StoredResponse answer) {
        return RequestIds.with(reader.apply(answer), answer.requestId().stream().toList());
    }
}
