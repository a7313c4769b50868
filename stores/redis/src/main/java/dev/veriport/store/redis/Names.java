package dev.veriport.store.redis;

import dev.veriport.event.BudgetCounter;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.store.TokenKey;
import dev.veriport.store.VendorAccount;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names of everything in Redis. All begin with {@code veriport:}, for the rights of a user. The keys of one script have one
 * hash tag, so that a cluster stores them in one slot.
 */
final class Names {
    /** Whoever finds a count missing asks the other nodes on this channel. */
    static final String COUNTS_MISSING = "veriport:budget:lost";

    private static final String VAULT = "veriport:{vault:";
    private static final String INTENT = "}:intent";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private Names() {}

    /** Matches the intents of the vault. */
    static String anyIntent() {
        return VAULT + "*" + INTENT;
    }

    /** Token, lease and last failure. */
    static List<String> token(TokenKey key) {
        String name = "veriport:{" + key.name() + "}:";
        return List.of(name + "token", name + "lease", name + "failure");
    }

    /** One count for each counter. */
    static List<String> counts(VendorAccount account, LocalDate day, List<BudgetCounter> counters) {
        String name = "veriport:{budget:" + account.id() + "}:" + day + ":";
        return counters.stream()
                .map(counter -> name + counter.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Intent and answer of a redemption. */
    static List<String> redemption(VaultKey key) {
        return redemption(tag(key) + INTENT);
    }

    /** Intent and answer, by the name of the intent. */
    static List<String> redemption(String intent) {
        return List.of(intent, untagged(intent) + "}:answer");
    }

    private static String untagged(String intent) {
        return intent.substring(0, intent.length() - INTENT.length());
    }

    /** Intent, answer and the verifications that the answer is about, by the name of the intent. */
    static List<String> assigned(String intent) {
        List<String> redemption = redemption(intent);
        return List.of(redemption.get(0), redemption.get(1), untagged(intent) + "}:verifications");
    }

    static String answer(VaultKey key) {
        return redemption(key).get(1);
    }

    /** The mark that a verification was erased, and the answers about it, by its tag. */
    static List<String> verification(String tag) {
        return List.of(tag + "}:erased", tag + "}:answers");
    }

    /** The beginning of all names of a code or verification. */
    static String tag(VaultKey key) {
        return VAULT + key.provider() + ":" + key.value();
    }

    /** The key of an intent; empty for a name that Veriport did not write. */
    static Optional<VaultKey> key(String intent) {
        String name = intent.substring(VAULT.length(), intent.length() - INTENT.length());
        int end = name.indexOf(':');
        boolean isOurs = end > 0
                && ProviderId.isName(name.substring(0, end))
                && HASH.matcher(name.substring(end + 1)).matches();
        return isOurs
                ? Optional.of(new VaultKey(new ProviderId(name.substring(0, end)), name.substring(end + 1)))
                : Optional.empty();
    }

    /** What a ping writes. */
    static String ping(int slotTag) {
        return "veriport:{ping:" + slotTag + "}";
    }
}
