package dev.veriport.cli;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VaultEntry;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "vault",
        description = "List the single-use answers stored in files, show one, or read one again as a result.")
final class VaultCommand extends VeriportCommand {

    /** The action. */
    enum Step {
        LIST,
        SHOW,
        REPLAY
    }

    @Parameters(index = "0", paramLabel = "list|show|replay", description = "list, show or replay.")
    private Step step = Step.LIST;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "KEY",
            description = "The key of an answer, as printed by list and with an error.")
    private @Nullable String key;

    VaultCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Veriport veriport = open()) {
            switch (step) {
                case LIST -> list(veriport.vault().entries());
                case SHOW -> show(veriport, wanted(veriport));
                case REPLAY -> print(veriport.replay(wanted(veriport).key()));
            }
        }
        return ExitCode.DONE;
    }

    private void list(List<VaultEntry> entries) {
        if (asJson()) {
            console()
                    .printJson(Fields.of(
                            "kept", entries.stream().map(VaultCommand::json).toList()));
        } else if (entries.isEmpty()) {
            console().print("the vault is empty; answers survive a restart only with veriport.vault = file");
        } else {
            entries.forEach(entry -> console()
                    .print("%-26s %s  %s"
                            .formatted(
                                    entry.key(),
                                    entry.since(),
                                    entry.kept() ? entry.bytes() + " bytes" : "no answer")));
        }
    }

    private static Map<String, Object> json(VaultEntry entry) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("key", entry.key().toString());
        view.put("provider", entry.key().provider().value());
        view.put("since", entry.since().toString());
        view.put("kept", entry.kept());
        view.put("bytes", entry.bytes());
        return view;
    }

    private void show(Veriport veriport, VaultEntry entry) {
        Optional<StoredResponse> kept = veriport.vault().find(entry.key());
        Map<String, Object> view = json(entry);
        kept.ifPresent(response -> {
            view.put("httpStatus", response.status());
            if (showsPersonalData()) {
                view.put("body", new String(response.body(), StandardCharsets.UTF_8));
            }
        });
        if (asJson()) {
            console().printJson(view);
        } else {
            view.forEach((name, value) -> console().print("%-10s %s".formatted(name, value)));
        }
    }

    private VaultEntry wanted(Veriport veriport) {
        return veriport.vault().entries().stream()
                .filter(entry -> entry.key().toString().equals(key))
                .findFirst()
                .orElseThrow(() -> VeriportException.notSent(
                                ErrorCode.NOT_FOUND, "the vault has no answer under this key: see veriport vault list")
                        .build());
    }
}
