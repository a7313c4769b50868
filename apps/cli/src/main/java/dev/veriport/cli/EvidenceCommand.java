package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Evidence;
import dev.veriport.model.Evidence.Availability;
import dev.veriport.model.VerificationId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "evidence",
        description =
                "Save the images and files of a verification. They show faces and documents: only their owner can read"
                        + " the files. A file that exists is not overwritten.")
final class EvidenceCommand extends VeriportCommand {
    private static final Set<PosixFilePermission> OF_OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Map<String, String> EXTENSIONS =
            Map.of("image/jpeg", ".jpg", "image/png", ".png", "application/pdf", ".pdf", "video/mp4", ".mp4");

    @Option(
            names = "--id",
            required = true,
            paramLabel = "PROVIDER:ID",
            description = "The vendor and the id of the verification.")
    private String id = "";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The directory to save the files in.")
    private Path directory = Path.of("");

    EvidenceCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        VerificationId verification = VerificationId.parse(id);
        try (Veriport veriport = open()) {
            List<Evidence> all = veriport.identityProvider().find(verification).evidence();
            List<Map<String, Object>> lines = new ArrayList<>();
            Optional<ErrorCode> first = Optional.empty();
            for (int index = 0; index < all.size(); index++) {
                Map<String, Object> line = new LinkedHashMap<>();
                Optional<ErrorCode> failed = save(index, all.get(index), line);
                first = first.or(() -> failed);
                lines.add(line);
            }
            print(lines);
            return first.map(ExitCode::of).orElse(ExitCode.DONE);
        }
    }

    /** @return the code when the vendor's file cannot be read */
    private Optional<ErrorCode> save(int index, Evidence evidence, Map<String, Object> line) {
        line.put("kind", evidence.kind().name());
        line.put("availability", evidence.availability().name());
        if (evidence.availability() == Availability.NOT_OFFERED) {
            return Optional.empty();
        }
        byte[] bytes;
        try (InputStream opened = evidence.open()) {
            bytes = opened.readAllBytes();
        } catch (VeriportException failure) {
            line.put("code", failure.code().name());
            return Optional.of(failure.code());
        } catch (IOException undecodable) {
            line.put("code", ErrorCode.MALFORMED_RESPONSE.name());
            return Optional.of(ErrorCode.MALFORMED_RESPONSE);
        }
        line.put("file", write(directory.resolve(name(index, evidence)), bytes).toString());
        line.put("size", bytes.length);
        return Optional.empty();
    }

    private Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(directory);
            Files.createFile(file, permissions());
            return Files.write(file, bytes);
        } catch (IOException unwritable) {
            throw VeriportException.notSent(
                            ErrorCode.INVALID_REQUEST,
                            "a file cannot be written, or exists already: choose an empty directory with --out")
                    .build();
        }
    }

    private static String name(int index, Evidence evidence) {
        String type = evidence.contentType().toOptional().orElse("");
        return "%02d-%s%s"
                .formatted(
                        index + 1,
                        evidence.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        EXTENSIONS.getOrDefault(type, ".bin"));
    }

    private FileAttribute<?>[] permissions() {
        boolean isPosix =
                directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OF_OWNER)}
                : new FileAttribute<?>[0];
    }

    private void print(List<Map<String, Object>> lines) {
        if (asJson()) {
            console().printJson(Fields.of("evidence", lines));
            return;
        }
        for (Map<String, Object> line : lines) {
            console()
                    .print(line.get("kind") + "  "
                            + line.getOrDefault("file", line.getOrDefault("code", "NOT_OFFERED")));
        }
        if (lines.isEmpty()) {
            console().print("The verification has no images or files.");
        }
    }
}
