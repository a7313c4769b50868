package dev.veriport.cli;

import dev.veriport.Setup;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.CheckType;
import dev.veriport.model.ProviderId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an instance offers. Nothing is sent.
 *
 * @param offered the capabilities, the checks, then the mapped workflows; those included that need a setting
 * @param needs the setting to make, by the capability or check that needs it
 * @param required the fields that a start requires
 */
record Abilities(List<String> offered, Map<String, String> needs, List<String> required) {
    private static final List<String> ALL =
            names(Capabilities.of(EnumSet.allOf(Capability.class), EnumSet.allOf(CheckType.class)));

    /** @throws VeriportException {@link ErrorCode#CONFIGURATION} when there is no such instance */
    static Abilities of(ConfigSource source, String instance) {
        Setup setup = Veriport.builder(source).setup();
        Capabilities capabilities = capabilities(setup, instance);
        List<String> made = names(capabilities);
        Map<String, String> needs = needs(setup, instance, made);
        List<String> offered = ALL.stream()
                .filter(name -> made.contains(name) || needs.containsKey(name))
                .collect(Collectors.toCollection(ArrayList::new));
        String workflows = "veriport." + instance + ".workflow.";
        setup.settings().stream()
                .filter(setting -> setting.isSet() && setting.key().startsWith(workflows))
                .forEach(setting -> offered.add("workflow " + setting.key().substring(workflows.length())));
        return new Abilities(
                offered, needs, capabilities.required().stream().map(Enum::name).toList());
    }

    private static Capabilities capabilities(Setup setup, String instance) {
        Capabilities capabilities = setup.capabilities().get(ProviderId.parse(instance));
        if (capabilities == null) {
            throw VeriportException.notSent(
                            ErrorCode.CONFIGURATION,
                            "there is no instance " + instance + ": choose from "
                                    + setup.capabilities().keySet() + ", or set veriport." + instance + ".vendor")
                    .build();
        }
        return capabilities;
    }

    private static List<String> names(Capabilities capabilities) {
        List<String> names = new ArrayList<>();
        capabilities.supported().forEach(capability -> names.add(name(capability)));
        capabilities.checks().forEach(check -> names.add(name(check)));
        return names;
    }

    /** The settings of what is not offered, where a setting is all that is missing. */
    private static Map<String, String> needs(Setup setup, String instance, List<String> offered) {
        Map<String, String> needs = new TreeMap<>();
        setup.settings().stream()
                .filter(setting -> setting.key().startsWith("veriport." + instance + "."))
                .forEach(setting -> setting.enables().stream()
                        .map(Abilities::name)
                        .filter(name -> !offered.contains(name))
                        .forEach(name -> needs.putIfAbsent(name, setting.key())));
        return needs;
    }

    private static String name(Enum<?> ability) {
        return ability instanceof CheckType ? "check " + ability.name() : ability.name();
    }
}
