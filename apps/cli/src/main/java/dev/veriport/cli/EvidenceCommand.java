package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Evidence;
import dev.veriport.model.Evidence.Availability;
import dev.veriport.model.UnreadPart;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
            VerificationResult result = veriport.identityProvider().find(verification);
            List<Evidence> all = result.evidence();
            List<Map<String, Object>> lines = new ArrayList<>();
            Optional<VeriportException> first = Optional.empty();
            for (int index = 0; index < all.size(); index++) {
                Map<String, Object> line = new LinkedHashMap<>();
                Optional<VeriportException> failed = save(index, all.get(index), line);
                failed.ifPresent(failure -> line.put("code", failure.code().name()));
                first = first.or(() -> failed);
                lines.add(line);
            }
            for (UnreadPart unread : result.notRead()) {
                if (unread.part() == UnreadPart.Part.EVIDENCE) {
                    Map<String, Object> line = Fields.of("kind", "EVIDENCE", "availability", "NOT_READ");
                    line.put("code", unread.code());
                    lines.add(line);
                    first = first.or(() -> Optional.of(incomplete(unread)));
                }
            }
            print(lines);
            first.ifPresent(this::report);
            return first.map(failure -> ExitCode.of(failure.code())).orElse(ExitCode.DONE);
        }
    }

    private static VeriportException incomplete(UnreadPart unread) {
        return VeriportException.of(
                        ErrorCode.valueOf(unread.code()),
                        "a list of files was not read, so files are missing: save the evidence again, into another directory")
                .build();
    }

    /** @return the failure of this file; the others are saved all the same */
    private Optional<VeriportException> save(int index, Evidence evidence, Map<String, Object> line) {
        line.put("kind", evidence.kind().name());
        line.put("availability", evidence.availability().name());
        if (evidence.availability() == Availability.NOT_OFFERED) {
            return Optional.empty();
        }
        try {
            byte[] bytes = read(evidence);
            Path file = directory.resolve(name(index, evidence));
            write(file, bytes);
            line.put("file", file.toString());
            line.put("size", bytes.length);
            return Optional.empty();
        } catch (VeriportException failure) {
            return Optional.of(failure);
        }
    }

    private static byte[] read(Evidence evidence) {
        try (InputStream opened = evidence.open()) {
            return opened.readAllBytes();
        } catch (IOException undecodable) {
            throw VeriportException.of(
                            ErrorCode.MALFORMED_RESPONSE,
                            "a file of the vendor cannot be decoded: save the evidence again, or take the file from the vendor's"
                                    + " dashboard")
                    .build();
        }
    }

    private void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(directory);
            create(file, bytes);
        } catch (IOException unwritable) {
            throw VeriportException.notSent(
                            ErrorCode.INVALID_REQUEST,
                            "a file cannot be written, or exists already: choose an empty directory with --out, on a disk"
                                    + " with space")
                    .build();
        }
    }

    /** A file that exists is kept. One that cannot be written whole is deleted. */
    private void create(Path file, byte[] bytes) throws IOException {
        Set<StandardOpenOption> createNew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        SeekableByteChannel channel = Files.newByteChannel(file, createNew, permissions());
        try (channel) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (IOException incomplete) {
            Files.deleteIfExists(file);
            throw incomplete;
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
