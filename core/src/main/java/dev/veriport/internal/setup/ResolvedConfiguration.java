package dev.veriport.internal.setup;

import dev.veriport.config.ConfigEntry;
import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.config.ConfigSource;
import dev.veriport.config.Configuration;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.internal.routing.RoutingPlan;
import dev.veriport.model.Capabilities;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationResult;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.store.StoreFactory;
import dev.veriport.store.StoredResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The configuration, validated as a whole before anything is opened. */
public final class ResolvedConfiguration {
    private static final ConfigKey<Duration> WEBHOOK_TIMEOUT = ConfigKey.duration(
                    "webhooks.timeout",
                    "The maximum time to read the result that a webhook announces. Then the webhook is"
                            + " answered 503.")
            .withDefault("3s");
    private final Configuration configuration;
    private final RoutingPlan plan;
    private final SessionSettings.Opening sessions;
    private final Map<ProviderId, PlannedInstance> instances = new LinkedHashMap<>();
    private final Map<ProviderId, PlannedInstance> known = new LinkedHashMap<>();
    private final AccountLimits limits = new AccountLimits();
    private final StorePlan stores;
    private final Duration webhookTimeout;

    private final List<String> idle = new ArrayList<>();

    private ResolvedConfiguration(ConfigSource source, Map<String, String> environment, Installed found) {
        this.configuration = new Configuration(source, environment);
        ConfigReader root = configuration.root();
        RoutingSettings.Named routed = RoutingSettings.Named.read(root);
        InstanceNames names = InstanceNames.read(
                configuration, routed.all(), found.vendors(), found.stores().keySet());
        RoutingSettings routing = RoutingSettings.read(root, routed, names, found.unusable());
        routing.notInstalled().forEach(configuration::notInstalled);
        if (found.vendors().isEmpty()) {
            configuration.nothingInstalled();
        }
        this.plan = routing.plan();
        this.sessions = SessionSettings.read(root);
        this.stores = new StorePlan(configuration, found.stores());
        idle.addAll(stores.idle());
        this.webhookTimeout = root.get(WEBHOOK_TIMEOUT);
        readInstances(names, routing);
        names.checkFormerly(instances, configuration);
    }

    private void readInstances(InstanceNames names, RoutingSettings routing) {
        Set<String> workflows = new TreeSet<>();
        names.factories()
                .keySet()
                .forEach(name -> workflows.addAll(PlannedInstance.workflowNames(configuration.section(name))));
        names.factories().forEach((name, factory) -> {
            ConfigReader in = configuration.section(name);
            ProviderId id = new ProviderId(name);
            if (routing.opens(name) || names.declared().contains(name)) {
                PlannedInstance instance = new PlannedInstance(id, factory, in, limits, workflows);
                known.put(id, instance);
                instances.put(id, instance);
            } else {
                idle.add(name);
                configuration.onlyLearnKeys(
                        () -> known.put(id, new PlannedInstance(id, factory, in, new AccountLimits(), workflows)));
            }
        });
    }

    public RoutingPlan plan() {
        return plan;
    }

    /**
     * The installed vendors and stores, by name. The maps can be added to.
     *
     * @param unusable services that were found and could not be loaded
     */
    public record Installed(
            Map<String, IdentityProviderFactory<?>> vendors,
            Map<String, StoreFactory<?>> stores,
            List<String> unusable) {

        /** Those on the class path. */
        public static Installed find() {
            Map<String, IdentityProviderFactory<?>> vendors = new TreeMap<>();
            Map<String, StoreFactory<?>> stores = new TreeMap<>();
            List<String> unusable = new ArrayList<>();
            unusable.addAll(Discovery.each(IdentityProviderFactory.class, each -> vendors.put(each.vendor(), each)));
            unusable.addAll(Discovery.each(StoreFactory.class, each -> stores.put(each.name(), each)));
            return new Installed(vendors, stores, unusable);
        }
    }

    public static ResolvedConfiguration read(
            ConfigSource source, Map<String, String> environment, Installed installed) {
        return new ResolvedConfiguration(source, environment, installed);
    }

    /** @throws dev.veriport.error.ConfigurationException with every problem */
    public void check() {
        configuration.check();
    }

    /** All settings. */
    public Collection<ConfigEntry> settings() {
        return configuration.entries();
    }

    /** Without the settings of vendors and stores that are not opened. */
    public Collection<ConfigEntry> settingsInUse() {
        return configuration.entries().stream()
                .filter(setting -> idle.stream().noneMatch(name -> setting.key().startsWith("veriport." + name + ".")))
                .toList();
    }

    public SessionSettings.Opening sessions() {
        return sessions;
    }

    /** Of the read that confirms a webhook. */
    public Duration webhookTimeout() {
        return webhookTimeout;
    }

    public StorePlan stores() {
        return stores;
    }

    /**
     * What each instance offers, and each installed vendor that is no instance; the settings of these need not be valid.
     */
    public Map<ProviderId, Capabilities> capabilities() {
        Map<ProviderId, Capabilities> all = new LinkedHashMap<>();
        known.forEach((id, instance) -> all.put(id, instance.capabilities()));
        return Collections.unmodifiableMap(all);
    }

    /** The URL of the API of each instance, and of each installed vendor that is no instance. */
    public Map<ProviderId, URI> addresses() {
        Map<ProviderId, URI> all = new LinkedHashMap<>();
        known.forEach((id, instance) -> all.put(id, instance.address()));
        return Collections.unmodifiableMap(all);
    }

    /**
     * Reads a stored answer; sends nothing.
     *
     * @throws VeriportException {@link ErrorCode#CONFIGURATION} when there is no such vendor on the class path, and what the
     *     answer says
     */
    public VerificationResult read(ProviderId id, StoredResponse answer) {
        return known(id).explain(answer);
    }

    private PlannedInstance known(ProviderId id) {
        PlannedInstance instance = known.get(id);
        if (instance == null) {
            throw VeriportException.notSent(
                            ErrorCode.CONFIGURATION,
                            "there is no instance " + id + ": set veriport." + id
                                    + ".vendor, or add the vendor's adapter to the class path")
                    .provider(id)
                    .build();
        }
        return instance;
    }

    /** The instances to open, in the order of their names. */
    Map<ProviderId, PlannedInstance> instances() {
        return instances;
    }

    /** The limits of the accounts of the instances to open. */
    AccountLimits limits() {
        return limits;
    }
}
