package dev.veriport.store.redis;

import dev.veriport.model.VaultKey;
import dev.veriport.store.VaultEntry;
import dev.veriport.store.VaultPage;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the vault's entries in pages: one primary after the other, each with {@code SCAN}. An entry may appear twice while Redis
 * rearranges its keys; none that stays is skipped.
 */
final class VaultPages {
    private static final int BATCH = 1_000;

    /** A database with many other keys has few entries in each batch, so a page may be short or empty. */
    private static final Duration LONGEST = Duration.ofMillis(500);

    private final RedisConnection redis;
    private final Ticker ticker;

    VaultPages(RedisConnection redis, Ticker ticker) {
        this.redis = redis;
        this.ticker = ticker;
    }

    /**
     * Where reading goes on.
     *
     * @param cursor of the batch
     * @param last the name up to which the batch, in the order of names, was read; empty for none of it
     */
    private record Position(String primary, String cursor, String last) {
        private static final String START = "0";

        static Position atStartOf(String primary) {
            return new Position(primary, START, "");
        }

        static Position read(String text) {
            String[] parts = text.split("/", 3);
            if (parts.length < 3 || !isCursor(parts[1])) {
                throw VaultPage.unknownEnd();
            }
            return new Position(parts[0], parts[1], parts[2]);
        }

        private static boolean isCursor(String text) {
            try {
                return Long.toUnsignedString(Long.parseUnsignedLong(text)).equals(text);
            } catch (NumberFormatException none) {
                return false;
            }
        }

        String written() {
            return primary + "/" + cursor + "/" + last;
        }
    }

    VaultPage page(String after, int limit) {
        List<String> primaries = redis.primaries();
        Deadline deadline = Deadline.after(ticker, LONGEST);
        @Nullable Position at = after.isEmpty() ? Position.atStartOf(primaries.get(0)) : Position.read(after);
        Set<String> intents = new LinkedHashSet<>();
        while (at != null && intents.size() < limit && !deadline.isOver()) {
            at = read(at, primaries, limit, intents);
        }
        return new VaultPage(
                entries(List.copyOf(intents)), Optional.ofNullable(at).map(Position::written));
    }

    /** Reads one batch, or as much of it as the page still takes. Returns where the next one begins; null at the end. */
    private @Nullable Position read(Position at, List<String> primaries, int limit, Set<String> intents) {
        if (!primaries.contains(at.primary())) {
            return after(at.primary(), primaries); // no longer a primary: its slots are read at the others
        }
        KeyScanCursor<String> found = redis.sendTo(
                at.primary(),
                Names.anyIntent(),
                commands -> commands.scan(
                        ScanCursor.of(at.cursor()),
                        ScanArgs.Builder.matches(Names.anyIntent()).limit(BATCH)));
        List<String> batch = found.getKeys().stream()
                .filter(name -> name.compareTo(at.last()) > 0)
                .sorted()
                .toList();
        for (String name : batch) {
            if (intents.size() == limit) {
                return new Position(at.primary(), at.cursor(), last(intents));
            }
            intents.add(name);
        }
        return found.isFinished() ? after(at.primary(), primaries) : new Position(at.primary(), found.getCursor(), "");
    }

    private static String last(Set<String> names) {
        return List.copyOf(names).get(names.size() - 1);
    }

    private static @Nullable Position after(String primary, List<String> primaries) {
        return primaries.stream()
                .filter(name -> name.compareTo(primary) > 0)
                .findFirst()
                .map(Position::atStartOf)
                .orElse(null);
    }

    private List<VaultEntry> entries(List<String> intents) {
        List<Reply> replies = redis.runAll(intents.stream()
                .map(intent -> Step.of(Script.LOOK, Names.redemption(intent)))
                .toList());
        List<VaultEntry> entries = new ArrayList<>();
        for (int i = 0; i < intents.size(); i++) {
            Reply reply = replies.get(i);
            Names.key(intents.get(i)).flatMap(key -> entry(key, reply)).ifPresent(entries::add);
        }
        return entries;
    }

    /** Empty for an intent that was withdrawn meanwhile. */
    private static Optional<VaultEntry> entry(VaultKey key, Reply reply) {
        if (reply.is("NONE")) {
            return Optional.empty();
        }
        boolean isKept = reply.is("KEPT");
        Instant since = Instant.ofEpochMilli(reply.number(1));
        return Optional.of(new VaultEntry(key, since, isKept, isKept ? reply.number(2) : 0));
    }
}
