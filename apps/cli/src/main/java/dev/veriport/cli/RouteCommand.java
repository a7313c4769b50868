package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigEntry;
import dev.veriport.model.RouteExplanation;
import dev.veriport.model.VerificationRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "route",
        description =
                "Say where a start would go, and why. Takes the options of start. Sends nothing to a vendor, and uses no"
                        + " place of a cap.")
final class RouteCommand extends VeriportCommand {

    /** Required, so that nobody takes the command for a start. */
    @SuppressWarnings("UnusedVariable") // picocli refuses the command without it
    @Option(
            names = "--explain",
            required = true,
            description = "Print the rule that matches, and for each instance whether the start would be tried there.")
    private boolean explain;

    @Mixin
    private final RequestOptions options = new RequestOptions();

    RouteCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        VerificationRequest request = options.request();
        RouteExplanation route;
        try (Veriport veriport = open()) {
            route = veriport.explainRoute(request);
        }
        RouteView view = new RouteView(route, written(route));
        if (asJson()) {
            console().printJson(view.json());
        } else {
            console().print(view.text());
        }
        return ExitCode.DONE;
    }

    /** The rule as it is in the configuration. */
    private Optional<ConfigEntry> written(RouteExplanation route) {
        return route.rule().isEmpty()
                ? Optional.empty()
                : Veriport.builder(source()).setup().settings().stream()
                        .filter(setting -> setting.key()
                                .equals("veriport.route." + route.rule().getAsInt()))
                        .findFirst();
    }
}
