package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.IdentityProvider;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "find", description = "Read a result again. Requires a vendor with that capability.")
final class FindCommand extends VeriportCommand {

    @ArgGroup(multiplicity = "1")
    private Wanted wanted = new Wanted();

    /** Exactly one of the two options. */
    static final class Wanted {
        @Option(
                names = "--id",
                required = true,
                paramLabel = "PROVIDER:ID",
                description = "The vendor and the id of the verification.")
        private @Nullable String id;

        @Option(
                names = "--reference",
                required = true,
                paramLabel = "PROVIDER:REFERENCE",
                description = "An attempt whose outcome is unknown, as printed with the error.")
        private @Nullable String reference;
    }

    FindCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        String reference = wanted.reference;
        String id = String.valueOf(wanted.id);
        Function<IdentityProvider, VerificationResult> question =
                reference == null ? byId(VerificationId.parse(id)) : byReference(AttemptReference.parse(reference));
        try (Veriport veriport = open()) {
            print(question.apply(veriport.identityProvider()));
        }
        return ExitCode.DONE;
    }

    private static Function<IdentityProvider, VerificationResult> byId(VerificationId id) {
        return identity -> identity.find(id);
    }

    private static Function<IdentityProvider, VerificationResult> byReference(AttemptReference reference) {
        return identity -> identity.findByReference(reference);
    }
}
