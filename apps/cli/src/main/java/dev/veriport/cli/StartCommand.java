package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.model.Channel;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "start", description = "Start a verification, and print the page to send the user to.")
final class StartCommand extends VeriportCommand {

    /** The channel's name on the command line. */
    enum ChannelOption {
        WEB(Channel.WEB),
        MOBILE(Channel.MOBILE_SDK);

        private final Channel channel;

        ChannelOption(Channel channel) {
            this.channel = channel;
        }
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--reference",
            required = true,
            paramLabel = "R",
            description = "Your own id of the person or attempt.")
    private String reference = "";

    @Option(
            names = "--return-to",
            paramLabel = "URL",
            description = "The URL that the vendor sends the browser back to. Required on the web.")
    private @Nullable String returnTo;

    @Option(
            names = "--channel",
            paramLabel = "web|mobile",
            description = "Where the user is verified: web or mobile. Default: web.")
    private ChannelOption channel = ChannelOption.WEB;

    @Option(names = "--face-of", paramLabel = "ID", description = "Authenticate the face of this earlier verification.")
    private @Nullable String faceOf;

    @Option(
            names = "--workflow",
            paramLabel = "W",
            description = "The name of a workflow, as in veriport.NAME.workflow.W. Default: the instance's own.")
    private @Nullable String workflow;

    StartCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        VerificationRequest request = request();
        try (Veriport veriport = open()) {
            print("started", veriport.identityProvider().start(request));
        }
        return ExitCode.DONE;
    }

    private static URI returnUrl(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(
                    "--return-to is not a URL: percent-encode spaces and special characters, as %20");
        }
    }

    private VerificationRequest request() {
        try {
            VerificationRequest.Builder request =
                    VerificationRequest.builder(reference).channel(channel.channel);
            Optional.ofNullable(returnTo).map(StartCommand::returnUrl).ifPresent(request::returnTo);
            Optional.ofNullable(faceOf).map(VerificationId::parse).ifPresent(request::faceOf);
            Optional.ofNullable(workflow).ifPresent(request::workflow);
            return request.build();
        } catch (IllegalArgumentException incomplete) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), String.valueOf(incomplete.getMessage()));
        }
    }
}
