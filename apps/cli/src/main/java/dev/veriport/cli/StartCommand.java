package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.model.Channel;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
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

@Command(name = "start", description = "Begin a verification, and tell where to send the user.")
final class StartCommand extends VeriportCommand {

    /** As it is written on the command line. */
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
            description = "Your own id for the person or case.")
    private String reference = "";

    @Option(
            names = "--return-to",
            paramLabel = "URL",
            description = "Where the browser comes back; Required on the web.")
    private @Nullable String returnTo;

    @Option(names = "--channel", paramLabel = "web|mobile", description = "Where the user is verified. Default: web.")
    private ChannelOption channel = ChannelOption.WEB;

    @Option(names = "--face-of", paramLabel = "ID", description = "Recognize the face of this earlier verification.")
    private @Nullable String faceOf;

    StartCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        VerificationRequest request = request();
        try (Veriport veriport = open()) {
            VerificationSession session = veriport.identityProvider().start(request);
            if (asJson()) {
                console().printJson(SessionView.json(session));
            } else {
                console().print(SessionView.text(session));
            }
        }
        return ExitCode.DONE;
    }

    private static URI returnUrl(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("--return-to is no URL: write a space as %20, and such letters alike");
        }
    }

    private VerificationRequest request() {
        try {
            VerificationRequest.Builder request =
                    VerificationRequest.builder(reference).channel(channel.channel);
            Optional.ofNullable(returnTo).map(StartCommand::returnUrl).ifPresent(request::returnTo);
            Optional.ofNullable(faceOf).map(VerificationId::parse).ifPresent(request::faceOf);
            return request.build();
        } catch (IllegalArgumentException incomplete) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), String.valueOf(incomplete.getMessage()));
        }
    }
}
