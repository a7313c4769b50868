package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.model.ErasureReceipt;
import dev.veriport.model.VerificationId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "erase",
        description =
                "Erase verifications at their vendors, and their answers in the vault. Prints a receipt, one line for"
                        + " each id. Erase again what failed.")
final class EraseCommand extends VeriportCommand {

    @Option(
            names = "--id",
            required = true,
            arity = "1..*",
            paramLabel = "PROVIDER:ID",
            description = "The vendor and the id of a verification.")
    private List<String> ids = List.of();

    EraseCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        List<VerificationId> verifications =
                ids.stream().map(VerificationId::parse).toList();
        try (Veriport veriport = open()) {
            ErasureReceipt receipt = veriport.erase(verifications);
            if (asJson()) {
                console().printJson(ReceiptView.json(receipt));
            } else {
                console().print(ReceiptView.text(receipt));
            }
            return receipt.firstCode().map(ErrorCode::valueOf).map(ExitCode::of).orElse(ExitCode.DONE);
        }
    }
}
