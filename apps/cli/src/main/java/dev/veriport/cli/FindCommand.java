package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capability;
import dev.veriport.model.ProviderId;
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
                paramLabel = "PROVIDER:REFERENCE~ATTEMPT",
                description = "An attempt, as start or an error with an unknown outcome printed it.")
        private @Nullable String reference;
    }

    FindCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        String reference = wanted.reference;
        String id = String.valueOf(wanted.id);
        Function<Veriport, VerificationResult> question =
                reference == null ? byId(VerificationId.parse(id)) : byReference(AttemptReference.parse(reference));
        try (Veriport veriport = open()) {
            print(question.apply(veriport));
        }
        return ExitCode.DONE;
    }

    private static Function<Veriport, VerificationResult> byId(VerificationId id) {
        return veriport -> veriport.identityProvider().find(id);
    }

    private static Function<Veriport, VerificationResult> byReference(AttemptReference attempt) {
        return veriport -> {
            IdentityProvider vendor = veriport.provider(attempt.provider());
            if (!vendor.capabilities().supports(Capability.FIND_BY_REFERENCE)) {
                throw cannot(vendor.id());
            }
            try {
                return vendor.findByReference(attempt);
            } catch (VeriportException failure) {
                throw explained(attempt, failure);
            }
        };
    }

    /** Without its attempt a reference finds only what another program wrote. */
    private static VeriportException explained(AttemptReference attempt, VeriportException failure) {
        boolean incomplete = attempt.reference().isEmpty()
                && (failure.code() == ErrorCode.NOT_FOUND || failure.code() == ErrorCode.INVALID_REQUEST);
        return incomplete
                ? failure.toBuilder()
                        .message("nothing is found by this reference: the form is PROVIDER:REFERENCE~ATTEMPT, as start"
                                + " prints it")
                        .build()
                : failure;
    }

    private static VeriportException cannot(ProviderId vendor) {
        return VeriportException.notSent(
                        ErrorCode.UNSUPPORTED,
                        vendor + " finds no verification by a reference: take its id from its webhook or its dashboard,"
                                + " and use find --id " + vendor + ":ID")
                .provider(vendor)
                .build();
    }
}
