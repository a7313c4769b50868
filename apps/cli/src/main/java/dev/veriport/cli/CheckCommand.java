package dev.veriport.cli;

import dev.veriport.Setup;
import dev.veriport.Veriport;
import dev.veriport.config.ConfigEntry;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        description =
                "Print the settings in effect, try what work does in the store, and whether the vendors can be reached.")
final class CheckCommand extends VeriportCommand {

    private static final String NOT_TESTED = "NOT_TESTED";

    @Option(
            names = "--live",
            description =
                    "Also test credentials that request a token, by requesting one. The vendor counts this request."
                            + " An API token or API key is not tested: make one start with it.")
    private boolean live;

    CheckCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Setup setup = Veriport.builder(source()).setup();
        List<ConfigEntry> settings = setup.settings();
        if (!asJson()) {
            console().print(setup.describe());
        }
        List<Map<String, Object>> vendors = new ArrayList<>();
        Map<String, Object> stores = new LinkedHashMap<>();
        List<VeriportException> failures = new ArrayList<>();
        try (Veriport veriport = open()) {
            checkedStores(veriport, settings, stores).ifPresent(failures::add);
            veriport.providers().stream()
                    .sorted()
                    .forEach(provider -> failures.addAll(checked(veriport, provider, setup, vendors)));
        }
        if (asJson()) {
            console().printJson(json(settings, stores, vendors));
            failures.stream().limit(1).forEach(this::report); // all are in the view
        } else {
            distinct(failures).forEach(this::report);
        }
        return failures.isEmpty() ? ExitCode.DONE : ExitCode.of(failures.get(0).code());
    }

    /** A store that is away fails each vendor's count in the same words. */
    private static Collection<VeriportException> distinct(List<VeriportException> failures) {
        Map<String, VeriportException> distinct = new LinkedHashMap<>();
        failures.forEach(failure -> distinct.putIfAbsent(failure.code() + " " + failure.getMessage(), failure));
        return distinct.values();
    }

    private static void describe(VeriportException failure, Map<String, Object> view) {
        view.put("code", failure.code().name());
        view.put("message", String.valueOf(failure.getMessage()));
    }

    /**
     * Tries in the stores what work does, adds the outcome to {@code view}, and returns the failure, if any. A store in memory
     * needs no check.
     */
    private Optional<VeriportException> checkedStores(
            Veriport veriport, List<ConfigEntry> settings, Map<String, Object> view) {
        List<String> names = Stream.of("veriport.store", "veriport.vault")
                .flatMap(
                        key -> settings.stream().filter(setting -> setting.key().equals(key)))
                .map(ConfigEntry::value)
                .filter(name -> !name.equals("memory") && !name.equals("store"))
                .distinct()
                .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        List<String> notes = new ArrayList<>();
        Optional<VeriportException> failed = tried(() -> notes.addAll(veriport.checkStores()));
        view.put("names", names);
        view.put("works", failed.isEmpty());
        view.put("notes", notes);
        failed.ifPresent(failure -> describe(failure, view));
        if (!asJson()) {
            console()
                    .print("%-13s %s %s"
                            .formatted(
                                    "store", String.join(", ", names), failed.isEmpty() ? "works" : "does not work"));
            notes.forEach(note -> console().print("%-13s %s".formatted("", note)));
        }
        return failed;
    }

    /** Checks one vendor, adds the outcome to {@code vendors}, and returns the failures. */
    private List<VeriportException> checked(
            Veriport veriport, ProviderId provider, Setup setup, List<Map<String, Object>> vendors) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("provider", provider.value());
        Optional<VeriportException> failed = tried(() -> Reachability.check(provider, address(provider, setup)));
        view.put("reachable", failed.isEmpty());
        if (live && failed.isEmpty()) {
            Optional<TokenRequest> token = tokenOf(veriport, provider);
            failed = token.flatMap(
                    request -> tried(() -> veriport.tokens(provider).issue(request)));
            String accepted = token.isPresent() ? "ACCEPTED" : NOT_TESTED;
            view.put("credentials", failed.map(failure -> failure.code().name()).orElse(accepted));
        }
        Optional<VeriportException> uncounted = tried(() -> veriport.used(provider)
                .forEach((counter, used) -> view.put(
                        "used " + counter.name().toLowerCase(Locale.ROOT), used.used() + " of " + used.limit())));
        List<VeriportException> failures =
                Stream.of(failed, uncounted).flatMap(Optional::stream).toList();
        failures.stream().limit(1).forEach(failure -> describe(failure, view));
        vendors.add(view);
        if (!asJson()) {
            view.forEach((name, value) -> console().print("%-13s %s%s".formatted(name, value, todo(value))));
        }
        return failures;
    }

    private static String todo(Object value) {
        return value.equals(NOT_TESTED)
                ? ": they request no token. To test them, make one start with this vendor: ./veriport start"
                : "";
    }

    private static Optional<VeriportException> tried(Runnable step) {
        try {
            step.run();
            return Optional.empty();
        } catch (VeriportException failure) {
            return Optional.of(failure);
        }
    }

    /** A token of the first purpose that the vendor supports; empty for a vendor without tokens. */
    private static Optional<TokenRequest> tokenOf(Veriport veriport, ProviderId provider) {
        for (TokenPurpose purpose : TokenPurpose.values()) {
            try {
                veriport.tokens(provider).policy(purpose);
                return Optional.of(TokenRequest.of(purpose));
            } catch (VeriportException none) {
                if (none.code() != ErrorCode.UNSUPPORTED) {
                    throw none;
                }
            }
        }
        return Optional.empty();
    }

    /** The host to connect to: the proxy where one is set, else the vendor. */
    private static URI address(ProviderId provider, Setup setup) {
        return setup.settings().stream()
                .filter(setting -> setting.key().equals("veriport." + provider + ".proxy"))
                .map(ConfigEntry::value)
                .filter(value -> !value.isEmpty())
                .map(URI::create)
                .findFirst()
                .orElseGet(() -> Objects.requireNonNull(setup.addresses().get(provider)));
    }

    private static Map<String, Object> json(
            List<ConfigEntry> settings, Map<String, Object> stores, List<Map<String, Object>> vendors) {
        Map<String, Object> values = new LinkedHashMap<>();
        settings.stream()
                .filter(setting -> !setting.value().isEmpty())
                .forEach(setting -> values.put(setting.key(), setting.value()));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("settings", values);
        if (!stores.isEmpty()) {
            view.put("stores", stores);
        }
        view.put("vendors", vendors);
        return view;
    }
}
