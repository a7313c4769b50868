package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.model.Country;
import dev.veriport.model.DocumentImages;
import dev.veriport.model.DocumentType;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ImageSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "verify", description = "Verify images, sent to the vendor from here, without a page for the user.")
final class VerifyCommand extends VeriportCommand {

    @Option(
            names = "--reference",
            required = true,
            paramLabel = "R",
            description = "Your own id of the person or attempt.")
    private String reference = "";

    @Option(names = "--selfie", required = true, paramLabel = "FILE", description = "The face, JPEG or PNG.")
    private Path selfie = Path.of("");

    @ArgGroup(exclusive = false, multiplicity = "1..3")
    private List<DocumentFiles> documents = new ArrayList<>();

    /** One document; a passport has no back. */
    static final class DocumentFiles {
        @Option(
                names = "--front",
                required = true,
                paramLabel = "FILE",
                description = "The front of the document, JPEG or PNG.")
        private Path front = Path.of("");

        @Option(names = "--back", paramLabel = "FILE", description = "The back of the document, where it has one.")
        private @Nullable Path back;

        @Option(
                names = "--type",
                paramLabel = "TYPE",
                description =
                        "What the document is: ${COMPLETION-CANDIDATES}. Some vendors require it, with --country.")
        private @Nullable DocumentType type;

        @Option(names = "--country", paramLabel = "CODE", description = "The document's issuing country, ISO 3166-1.")
        private @Nullable String country;

        DocumentImages images() {
            if ((type == null) != (country == null)) {
                throw new IllegalArgumentException("--type and --country belong together: give both, or neither");
            }
            ImageSource image = ImageSource.file(front);
            DocumentImages images =
                    back == null ? DocumentImages.of(image) : DocumentImages.of(image, ImageSource.file(back));
            return type == null || country == null ? images : images.as(type, Country.of(country));
        }
    }

    @Option(
            names = "--workflow",
            paramLabel = "W",
            description = "The name of a workflow, as in veriport.NAME.workflow.W. Default: the instance's own.")
    private @Nullable String workflow;

    VerifyCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        EvidenceSubmission submission = read(this::submission);
        try (Veriport veriport = open()) {
            print(veriport.identityProvider().verify(submission));
        }
        return ExitCode.DONE;
    }

    private EvidenceSubmission submission() {
        List<DocumentImages> images =
                documents.stream().map(DocumentFiles::images).toList();
        EvidenceSubmission.Builder submission = EvidenceSubmission.builder(reference, ImageSource.file(selfie));
        images.forEach(submission::document);
        Optional.ofNullable(workflow).ifPresent(submission::workflow);
        return submission.build();
    }
}
