package dev.veriport.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.internal.call.RequestIds;
import dev.veriport.internal.store.MemoryRequestBudget;
import dev.veriport.internal.store.Vault;
import dev.veriport.internal.time.CallScope;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Country;
import dev.veriport.model.ProviderId;
import dev.veriport.model.RequestField;
import dev.veriport.model.VerificationRequest;
import dev.veriport.port.VendorChooser;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** No start of a rule's country leaves the rule's list: every failure of each instance, under every configuration. */
final class CompleteListTest {
    private static final ProviderId FIRST = new ProviderId("first");
    private static final ProviderId SECOND = new ProviderId("second");
    private static final ProviderId OUTSIDE = new ProviderId("outside");
    private static final Set<ProviderId> LIST = Set.of(FIRST, SECOND);
    private static final VerificationRequest REQUEST = VerificationRequest.builder("case")
            .returnTo("https://shop.example/verified")
            .documentCountry("DEU")
            .build();
    private static final Capabilities UNABLE = ScriptedFactory.EVERYTHING.requiring(RequestField.EMAIL);

    private static final int UNLIKE_FAILURES = 3;
    private static final Vault VAULT =
            InstanceFixture.of(new ScriptedProvider("vault", UNABLE)).vault();

    /** What an instance of the list does with a start. */
    private record Behaviour(Capabilities capabilities, Optional<RuntimeException> failure) {
        static Behaviour failing(RuntimeException failure) {
            return new Behaviour(ScriptedFactory.EVERYTHING, Optional.of(failure));
        }
    }

    /** Every code in every phase, as an operation with an idempotency key fails and as another does; what is not ours; and none. */
    private static List<Behaviour> behaviours() {
        List<Behaviour> all = new ArrayList<>();
        all.add(new Behaviour(ScriptedFactory.EVERYTHING, Optional.empty()));
        all.add(new Behaviour(UNABLE, Optional.empty()));
        all.add(Behaviour.failing(new IllegalStateException("scripted")));
        for (ErrorCode code : ErrorCode.values()) {
            for (Phase phase : Phase.values()) {
                for (String operation : List.of("keyed-start", "create-start")) {
                    all.add(Behaviour.failing(failure(code, phase).toBuilder()
                            .operation(operation)
                            .build()));
                }
            }
        }
        return all;
    }

    private static VeriportException failure(ErrorCode code, Phase phase) {
        return VeriportException.of(code, "scripted").phase(phase).build();
    }

    private static List<RoutingPlan> plans() {
        List<RoutingPlan> all = new ArrayList<>();
        StartConditions ofGermany = new StartConditions(Set.of(Country.of("DE")), Set.of(), Set.of());
        List<RoutingRule> rules = List.of(
                new RoutingRule(1, ofGermany, List.of(FIRST, SECOND)),
                new RoutingRule(2, new StartConditions(Set.of(), Set.of(), Set.of()), List.of(OUTSIDE)));
        for (Map<ProviderId, Integer> split :
                List.of(Map.<ProviderId, Integer>of(), Map.of(OUTSIDE, 100), Map.of(SECOND, 100), Map.of(FIRST, 100))) {
            all.add(new RoutingPlan(OUTSIDE, List.of(), split, rules, Map.of()));
            all.add(new RoutingPlan(FIRST, List.of(OUTSIDE), split, rules, Map.of()));
        }
        for (Set<ProviderId> capped : List.of(Set.of(FIRST), Set.of(SECOND), LIST)) {
            Map<ProviderId, Integer> caps = capped.stream().collect(Collectors.toMap(id -> id, id -> 1));
            all.add(new RoutingPlan(OUTSIDE, List.of(), Map.of(), rules, caps));
        }
        return all;
    }

    /** A store where the places of that day are taken. */
    private static Caps reached(Map<ProviderId, Integer> limits) {
        Caps caps = new Caps(limits, new MemoryRequestBudget(InstantSource.system()), Ticker.system());
        limits.keySet().forEach(caps::take);
        return caps;
    }

    private static List<Optional<VendorChooser>> choosers() {
        return List.of(
                Optional.empty(),
                Optional.of(start -> List.of(OUTSIDE)),
                Optional.of(start -> List.of(OUTSIDE, SECOND, FIRST)),
                Optional.of(start -> List.of()));
    }

    /** One of each kind that failover tells apart. */
    private static List<Behaviour> kinds() {
        List<Behaviour> all = behaviours();
        return Stream.concat(
                        all.stream().limit(UNLIKE_FAILURES),
                        Stream.of(
                                        failure(ErrorCode.UNAVAILABLE, Phase.NOT_SENT),
                                        failure(ErrorCode.UNAVAILABLE, Phase.ANSWERED),
                                        failure(ErrorCode.TIMEOUT, Phase.NOT_SENT),
                                        failure(ErrorCode.AUTHENTICATION, Phase.ANSWERED),
                                        failure(ErrorCode.OUTCOME_UNKNOWN, Phase.SENT_UNKNOWN))
                                .map(Behaviour::failing))
                .toList();
    }

    @Test
    @DisplayName(
            "C13 every failure of one instance after every failure of the other, and none is tried outside the list")
    void everyFailure() {
        RoutingPlan plan = plans().get(1); // with a fallback outside the list
        for (Behaviour first : behaviours()) {
            for (Behaviour second : behaviours()) {
                staysInside(plan, Optional.empty(), first, second);
            }
        }
    }

    @Test
    @DisplayName("C13 however it is configured and whatever a chooser returns, none is tried outside the list")
    void everyConfiguration() {
        for (RoutingPlan plan : plans()) {
            for (Optional<VendorChooser> chooser : choosers()) {
                for (Behaviour first : behaviours()) {
                    for (Behaviour second : kinds()) {
                        staysInside(plan, chooser, first, second);
                    }
                }
            }
        }
    }

    private static void staysInside(
            RoutingPlan plan, Optional<VendorChooser> chooser, Behaviour first, Behaviour second) {
        ScriptedProvider outside = new ScriptedProvider("outside", ScriptedFactory.EVERYTHING);
        Router router = new Router(
                List.of(instance(FIRST, first), instance(SECOND, second), instance(outside)),
                plan,
                SessionSeal.of(List.of()),
                new RoutingServices(
                        chooser,
                        vendor -> false,
                        new CallScope(Ticker.system()),
                        Duration.ofSeconds(3),
                        reached(plan.caps()),
                        event -> {}));
        try {
            assertThat(router.start(REQUEST).provider()).isIn(LIST);
        } catch (VeriportException | IllegalStateException failed) {
            assertThat(failed).isNotNull();
        }
        assertThat(outside.starts()).isEmpty();
    }

    private static Instance instance(ProviderId id, Behaviour behaviour) {
        ScriptedProvider provider = new ScriptedProvider(id.value(), behaviour.capabilities());
        behaviour.failure().ifPresent(provider::failing);
        return instance(provider);
    }

    private static Instance instance(ScriptedProvider provider) {
        return new Instance(
                provider,
                Set.of(provider.id()),
                new Workflows(provider.id(), Map.of()),
                InstanceFixture.ANY_ENVIRONMENT,
                Map.of(),
                Set.of("keyed-start"),
                new RequestIds(),
                VAULT);
    }
}
