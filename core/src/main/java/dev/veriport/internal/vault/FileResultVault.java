package dev.veriport.internal.vault;

import static dev.veriport.internal.vault.VaultDirectory.attempt;
import static dev.veriport.internal.vault.VaultDirectory.failure;
import static dev.veriport.internal.vault.VaultDirectory.isOver;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.store.ResultVault;
import dev.veriport.store.SealingKey;
import dev.veriport.store.StoredResponse;
import dev.veriport.store.VaultEntry;
import dev.veriport.time.Ticker;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Stores single-use answers in sealed files, so that they survive the process. Several processes can share the
 * directory. An intent and an answer are synced to the disk before the call continues. Answers are deleted when they
 * expire; those of a process that has ended are deleted by the next one that uses the directory. That a code was
 * redeemed is remembered longer, as an empty file whose name is a hash. Which verification an answer is about is an empty file
 * too, whose name is both hashes; and that a verification was erased is one whose name is the hash of its id.
 */
public final class FileResultVault implements ResultVault {
    private static final String INTENT = ".intent";
    private static final String ANSWER = ".answer";
    private static final String PART = ".part";
    private static final String ABOUT = ".about";
    private static final String ERASED = ".erased";
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final VaultDirectory files;
    private final SealingKey key;
    private final Duration keep;
    private final VaultSweeper sweeper;

    /** @param keep how long an answer is stored */
    public FileResultVault(
            Path directory,
            SealingKey key,
            Duration keep,
            InstantSource clock,
            Ticker ticker,
            DetachedTasks detachedTasks) {
        this.files = new VaultDirectory(directory, clock);
        this.key = key;
        this.keep = keep;
        this.sweeper = new VaultSweeper(ticker, detachedTasks, this::sweep);
        if (sweep().isPresent()) {
            sweeper.wake();
        }
    }

    @Override
    public State begin(VaultKey of) {
        sweep();
        if (find(of).isPresent()) {
            return State.KEPT;
        }
        return attempt(() -> {
            if (!files.isNew(file(of, INTENT))) {
                return State.INTENDED;
            }
            files.sync();
            return State.UNKNOWN;
        });
    }

    @Override
    public void withdraw(VaultKey of) {
        attempt(() -> Files.deleteIfExists(file(of, INTENT)));
    }

    @Override
    public void keep(VaultKey of, StoredResponse response) {
        ByteBuffer plain = ByteBuffer.allocate(Integer.BYTES + response.body().length);
        plain.putInt(response.status()).put(response.body());
        byte[] sealed = key.seal(plain.array(), context(of));
        attempt(() -> {
            Path part = file(of, PART);
            try (FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(sealed);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.setLastModifiedTime(part, files.now());
            Files.move(part, file(of, ANSWER), StandardCopyOption.ATOMIC_MOVE);
            files.sync();
            return part;
        });
        sweeper.wake();
    }

    @Override
    public Optional<StoredResponse> find(VaultKey of) {
        Path file = file(of, ANSWER);
        return attempt(() -> {
            try {
                return isOver(files.left(file, keep))
                        ? Optional.empty()
                        : Optional.of(opened(of, Files.readAllBytes(file)));
            } catch (NoSuchFileException none) {
                return Optional.empty();
            }
        });
    }

    private StoredResponse opened(VaultKey of, byte[] sealed) {
        byte[] plain = key.open(sealed, context(of))
                .orElseThrow(
                        () -> failure("the vault contains an answer that cannot be opened: use the key that sealed it")
                                .build());
        return new StoredResponse(
                ByteBuffer.wrap(plain).getInt(), Arrays.copyOfRange(plain, Integer.BYTES, plain.length));
    }

    /**
     * Not synced: whoever reads the answer after a power failure assigns it again. It looks for the mark first, because a full
     * disk can be read, and again after it has written, so that of two processes one sees the other: {@link #erase} writes
     * before it looks too.
     */
    @Override
    public boolean assign(VaultKey of, VerificationId verification) {
        Path answer = file(of, ANSWER);
        Path about = file(of, "." + hash(verification) + ABOUT);
        return attempt(() -> {
            Path mark = erased(verification);
            if (isOver(files.left(mark, keep)) && Files.exists(answer)) {
                files.isNew(about);
            }
            if (isOver(files.left(mark, keep))) {
                return true;
            }
            Files.deleteIfExists(answer);
            Files.deleteIfExists(about);
            return false;
        });
    }

    @Override
    public int erase(VerificationId verification) {
        String about = "." + hash(verification) + ABOUT;
        return attempt(() -> {
            Path mark = erased(verification);
            if (!files.isNew(mark)) {
                Files.setLastModifiedTime(mark, files.now());
            }
            int erased = 0;
            for (Path assigned : files.list(name -> name.endsWith(about))) {
                String name = assigned.getFileName().toString();
                erased += Files.deleteIfExists(files.resolve(name.replace(about, ANSWER))) ? 1 : 0;
                Files.deleteIfExists(assigned); // last: what was interrupted here can be erased again
            }
            files.sync();
            return erased;
        });
    }

    private Path erased(VerificationId verification) {
        return files.resolve(hash(verification) + ERASED);
    }

    private static String hash(VerificationId verification) {
        return VaultKey.of(verification.provider(), verification.toString()).value();
    }

    @Override
    public List<VaultEntry> entries() {
        sweep();
        return attempt(() -> {
            List<String> names = files.list(name -> true).stream()
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
            return names.stream()
                    .filter(name -> name.endsWith(ANSWER)
                            || (name.endsWith(INTENT) && !names.contains(name.replace(INTENT, ANSWER))))
                    .flatMap(name -> entry(name).stream())
                    .toList();
        });
    }

    private Optional<VaultEntry> entry(String name) {
        int hash = name.indexOf('_');
        int dot = name.lastIndexOf('.');
        if (hash < 1) {
            return Optional.empty();
        }
        VaultKey of = new VaultKey(new ProviderId(name.substring(0, hash)), name.substring(hash + 1, dot));
        boolean kept = name.endsWith(ANSWER);
        return attempt(() -> {
            try {
                Path file = files.resolve(name);
                Instant since = Files.getLastModifiedTime(file).toInstant();
                return Optional.of(new VaultEntry(of, since, kept, kept ? Files.size(file) : 0));
            } catch (NoSuchFileException erasedMeanwhile) {
                return Optional.empty();
            }
        });
    }

    /** Deletes expired answers. Returns the time until the next one expires. */
    private Optional<Duration> sweep() {
        return attempt(() -> {
            Optional<Duration> next = Optional.empty();
            for (Path file : files.list(FileResultVault::isOurs)) {
                boolean intent = file.toString().endsWith(INTENT);
                Duration left = files.left(file, intent ? REMEMBERED : keep);
                if (isOver(left)) {
                    Files.deleteIfExists(file);
                } else if (!intent
                        && next.filter(other -> other.compareTo(left) <= 0).isEmpty()) {
                    next = Optional.of(left);
                }
            }
            return next;
        });
    }

    private static boolean isOurs(String name) {
        return Stream.of(INTENT, ANSWER, PART, ABOUT, ERASED).anyMatch(name::endsWith);
    }

    private Path file(VaultKey of, String kind) {
        return files.resolve(of.provider() + "_" + of.value() + kind);
    }

    /** The file's name is authenticated too, so a sealed file opens only under its own name. */
    private static byte[] context(VaultKey of) {
        return (of.provider() + "_" + of.value()).getBytes(US_ASCII);
    }

    @Override
    public void close() {}
}
