package dev.veriport.internal.store;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ImportedVault;
import dev.veriport.store.ResultVault;
import dev.veriport.store.SealingKey;
import dev.veriport.store.StoredResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes over what an earlier version's file vault has: a redemption that is forgotten is a code that is sent twice. Changes no
 * file, and can be repeated.
 *
 * @param vault takes it
 * @param key opens the files, one of {@code veriport.store-keys}
 * @param clock for the age of a file
 */
public record FileVaultImport(Vault vault, SealingKey key, InstantSource clock) {
    /** provider_hash.intent or provider_hash.answer. */
    private static final Pattern FILE =
            Pattern.compile("(?<provider>[a-z0-9-]+)_(?<hash>[0-9a-f]{64})[.](?<kind>intent|answer)");

    /**
     * Takes over a directory.
     *
     * @throws VeriportException {@link ErrorCode#CONFIGURATION} when the directory cannot be read or no key opens an answer, and
     *     what the store throws
     */
    public ImportedVault run(Path directory) {
        int redemptions = 0;
        int answers = 0;
        for (Path file : files(directory)) {
            Matcher name = FILE.matcher(file.getFileName().toString());
            if (!name.matches()) {
                continue;
            }
            VaultKey of = new VaultKey(new ProviderId(name.group("provider")), name.group("hash"));
            if (name.group("kind").equals("intent")) {
                vault.begin(of, ResultVault.newOwner());
                redemptions++;
            } else if (isKept(of, file)) {
                answers++;
            }
        }
        return new ImportedVault(redemptions, answers);
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw VeriportException.notSent(ErrorCode.CONFIGURATION, "the directory cannot be read: check its path")
                    .cause(unreadable)
                    .build();
        }
    }

    private boolean isKept(VaultKey of, Path file) {
        try {
            Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
            Duration left = vault.keep().minus(age);
            if (left.isNegative() || left.isZero()) {
                return false;
            }
            vault.keep(of, opened(of, Files.readAllBytes(file)), left);
            return true;
        } catch (IOException unreadable) {
            throw VeriportException.notSent(
                            ErrorCode.CONFIGURATION, "a file of the vault cannot be read: check its permissions")
                    .cause(unreadable)
                    .build();
        }
    }

    /** The file has the status in four bytes, then the body. */
    private StoredResponse opened(VaultKey of, byte[] sealed) {
        byte[] plain = key.open(sealed, SealedAnswers.context(of))
                .orElseThrow(() -> VeriportException.notSent(
                                ErrorCode.CONFIGURATION,
                                "an answer in the directory cannot be opened: add the key that sealed it to"
                                        + " veriport.store-keys")
                        .build());
        int status = ByteBuffer.wrap(plain).getInt();
        return new StoredResponse(status, Arrays.copyOfRange(plain, Integer.BYTES, plain.length));
    }
}
