package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationResult;
import dev.veriport.store.StoredResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = "Read a vendor's raw JSON, and list the value that each of its fields gave. Sends"
                + " nothing. Names of unknown fields are printed unredacted.")
final class ExplainCommand extends VeriportCommand {

    @Option(names = "--vendor", required = true, paramLabel = "V", description = "The vendor whose JSON it is.")
    private String vendor = "";

    @Parameters(
            paramLabel = "FILE",
            description = "A file with the vendor's answer to a read, unchanged. For a vendor that answers with"
                    + " records, also a single record.")
    private Path answer = Path.of("");

    ExplainCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        StoredResponse kept = new StoredResponse(200, bytes());
        VerificationResult result = Veriport.builder(source()).setup().read(ProviderId.parse(vendor), kept);
        if (asJson()) {
            console().printJson(ExplanationView.json(result.explain(), showsPersonalData()));
        } else {
            console().print(result.explain().text(showsPersonalData()).stripTrailing());
        }
        return ExitCode.DONE;
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(answer);
        } catch (IOException unreadable) {
            throw VeriportException.notSent(ErrorCode.INVALID_REQUEST, "the file cannot be read: check its path")
                    .build();
        }
    }
}
