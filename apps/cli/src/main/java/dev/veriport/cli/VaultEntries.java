package dev.veriport.cli;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.store.StoredAnswers;
import dev.veriport.store.VaultEntry;
import dev.veriport.store.VaultPage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The entries of a vault, read page after page, and their keys as they are printed. */
final class VaultEntries {
    private static final int PAGE = 200;
    private static final int WHOLE = 64;

    /** The whole key, as the list prints it, or its beginning, as errors and events print it. */
    private static final Pattern KEY = Pattern.compile("([a-z0-9-]+)/([0-9a-f]{64}|[0-9a-f]{12})");

    private VaultEntries() {}

    /** All entries. A page is read when the one before it is used up. */
    static Stream<VaultEntry> of(StoredAnswers vault) {
        return Stream.iterate(
                        Optional.of(vault.page("", PAGE)),
                        Optional::isPresent,
                        page -> page.flatMap(VaultPage::next).map(next -> vault.page(next, PAGE)))
                .flatMap(page -> page.orElseThrow().entries().stream());
    }

    static String printed(VaultKey key) {
        return key.provider() + "/" + key.value();
    }

    /** The key that was printed. Where only its beginning was printed, pages are read until an entry has it. */
    static VaultKey key(StoredAnswers vault, String printed) {
        Matcher parts = KEY.matcher(printed);
        if (!parts.matches()) {
            throw VeriportException.notSent(
                            ErrorCode.INVALID_REQUEST,
                            "this is not a key: pass PROVIDER/HASH, as veriport vault list prints it")
                    .build();
        }
        if (parts.group(2).length() == WHOLE) {
            return new VaultKey(new ProviderId(parts.group(1)), parts.group(2));
        }
        return of(vault)
                .map(VaultEntry::key)
                .filter(key -> key.toString().equals(printed))
                .findFirst()
                .orElseThrow(VaultCommand::noAnswer);
    }
}
