package dev.veriport.cli;

import dev.veriport.model.Erasure;
import dev.veriport.model.ErasureReceipt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The receipt of an erasure, for programs and for people. */
final class ReceiptView {
    private ReceiptView() {}

    static Map<String, Object> json(ErasureReceipt receipt) {
        return Fields.of(
                "madeAt",
                receipt.madeAt().toString(),
                "receipt",
                receipt.lines().stream().map(ReceiptView::json).toList());
    }

    private static Map<String, Object> json(ErasureReceipt.Line line) {
        Erasure atVendor = line.atVendor();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("verificationId", line.verification().toString());
        view.put("state", atVendor.state().name());
        atVendor.dueAt().toOptional().ifPresent(moment -> view.put("dueAt", moment.toString()));
        view.put("restorable", atVendor.isRestorable());
        view.put("wholePerson", atVendor.coversWholePerson());
        line.code().ifPresent(code -> view.put("code", code));
        view.put("vault", line.inVault().state().name());
        view.put("vaultAnswers", line.vaultAnswers());
        advice(line).ifPresent(advice -> view.put("advice", advice));
        return view;
    }

    static String text(ErasureReceipt receipt) {
        return "made at " + receipt.madeAt() + "\n"
                + receipt.lines().stream().map(ReceiptView::text).collect(Collectors.joining("\n"));
    }

    private static String text(ErasureReceipt.Line line) {
        return line.verification() + "  " + atVendor(line.atVendor()) + "; " + inVault(line)
                + advice(line).map(advice -> "\n  " + advice).orElse("");
    }

    private static String atVendor(Erasure erasure) {
        String due = erasure.dueAt().match(moment -> ", due " + moment, missing -> "");
        return erasure.state()
                + erasure.code().map(code -> " " + code).orElse("")
                + due
                + (erasure.isRestorable() ? ", can be undone at the vendor until then" : "")
                + (erasure.coversWholePerson() ? ", with the person's other verifications" : "");
    }

    private static String inVault(ErasureReceipt.Line line) {
        Erasure erasure = line.inVault();
        int answers = line.vaultAnswers();
        return switch (erasure.state()) {
            case DONE -> answers == 1 ? "1 answer erased in the vault" : answers + " answers erased in the vault";
            case FAILED -> "the vault FAILED " + erasure.code().orElse("");
            default -> "the vault had no answer of it";
        };
    }

    /** What to do next: at the vendor, or else about the vault. */
    private static Optional<String> advice(ErasureReceipt.Line line) {
        return Stream.of(line.atVendor(), line.inVault())
                .flatMap(erasure -> erasure.advice().stream())
                .findFirst();
    }
}
