package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ImportedVault;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VaultEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "vault",
        description =
                "List the stored single-use answers, show one, read one again as a result, or take over the files of"
                        + " an earlier version.")
final class VaultCommand extends VeriportCommand {

    /** The action. */
    enum Step {
        LIST,
        SHOW,
        REPLAY,
        IMPORT
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "list|show|replay|import", description = "list, show, replay or import.")
    private Step step = Step.LIST;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "KEY|DIR",
            description =
                    "The key of an answer, as printed by list and with an error. For import: the directory of a file"
                            + " vault.")
    private @Nullable String argument;

    VaultCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        String given = step == Step.LIST ? "" : required();
        try (Veriport veriport = open()) {
            switch (step) {
                case LIST -> list(VaultEntries.of(veriport.vault()).iterator());
                case SHOW -> show(veriport, VaultEntries.key(veriport.vault(), given));
                case REPLAY -> print(veriport.replay(VaultEntries.key(veriport.vault(), given)));
                case IMPORT -> print(veriport.importVault(Path.of(given)));
            }
        }
        return ExitCode.DONE;
    }

    private String required() {
        if (argument == null) {
            String missing = step == Step.IMPORT ? "import needs the directory of a file vault" : "the KEY is missing";
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), missing);
        }
        return argument;
    }

    private void list(Iterator<VaultEntry> entries) {
        if (asJson()) {
            console().printJsonList("kept", entries, VaultCommand::json);
        } else if (entries.hasNext()) {
            entries.forEachRemaining(entry -> console().print(line(entry)));
        } else {
            console().print("the vault is empty; answers of veriport.store = memory end with their process");
        }
    }

    private static String line(VaultEntry entry) {
        String answer = entry.kept() ? entry.bytes() + " bytes" : "no answer";
        return "%s  %s  %s".formatted(VaultEntries.printed(entry.key()), entry.since(), answer);
    }

    private static Map<String, Object> json(VaultEntry entry) {
        Map<String, Object> view = json(entry.key());
        view.put("since", entry.since().toString());
        view.put("kept", entry.kept());
        view.put("bytes", entry.bytes());
        return view;
    }

    private static Map<String, Object> json(VaultKey key) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("key", VaultEntries.printed(key));
        view.put("provider", key.provider().value());
        return view;
    }

    private void show(Veriport veriport, VaultKey key) {
        StoredResponse answer = veriport.vault().find(key).orElseThrow(VaultCommand::noAnswer);
        Map<String, Object> view = json(key);
        view.put("httpStatus", answer.status());
        view.put("bytes", answer.body().length);
        if (showsPersonalData()) {
            view.put("body", new String(answer.body(), StandardCharsets.UTF_8));
        }
        if (asJson()) {
            console().printJson(view);
        } else {
            view.forEach((name, value) -> console().print("%-10s %s".formatted(name, value)));
        }
    }

    static VeriportException noAnswer() {
        return VeriportException.notSent(
                        ErrorCode.NOT_FOUND, "the vault has no answer under this key: see veriport vault list")
                .build();
    }

    private void print(ImportedVault imported) {
        if (asJson()) {
            console().printJson(Fields.of("redemptions", imported.redemptions(), "answers", imported.answers()));
        } else {
            console()
                    .print("took over %d redemptions, and %d answers whose time is not over"
                            .formatted(imported.redemptions(), imported.answers()));
        }
    }
}
