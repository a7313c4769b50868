package dev.veriport.sandbox;

import dev.veriport.model.Erasure;
import dev.veriport.model.ErasureReceipt;

/** The receipt of an erasure. */
final class ErasedView {
    private ErasedView() {}

    static String sentence(ErasureReceipt.Line line) {
        Erasure atVendor = line.atVendor();
        String due = atVendor.dueAt().match(at -> ", due " + Html.time(at), missing -> "");
        String advice = atVendor.advice().map(text -> " To do: " + text + ".").orElse("");
        return "Erasure at the vendor: %s%s. In the vault: %s.%s"
                .formatted(atVendor.state(), due, line.inVault().state(), advice);
    }
}
