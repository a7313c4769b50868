package dev.veriport.store.jdbc;

import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.VaultEntry;
import dev.veriport.store.VaultIntent;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.store.VaultPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One row for each redemption: its intent, and its answer while that is kept. An erasure is recorded before answers are looked
 * for, and an assignment before erasures are looked for, each committed by itself: of the two at least one sees the other.
 */
final class JdbcResultVault implements ResultVault {
    private static final long REMEMBERED_MILLIS = REMEMBERED.toMillis();

    private static final String BEGIN = """
            insert into veriport_redemption (name, owner, begun_at, remembered_until)
            values (?, ?, {now}, {now} + ?) on conflict (name) do nothing""";

    private static final String INTENT = """
            select keep_until > {now} as kept, kept_at is null and owner = ? as own, {now} - begun_at as age
            from veriport_redemption where name = ? and remembered_until > {now}""";

    private static final String FORGET = "delete from veriport_redemption where name = ? and remembered_until <= {now}";

    private static final String WITHDRAW =
            "delete from veriport_redemption where name = ? and owner = ? and kept_at is null";

    private static final String KEEP = """
            insert into veriport_redemption (name, begun_at, kept_at, keep_until, remembered_until, answer)
            values (?, {now}, {now}, {now} + ?, {now} + ?, ?)
            on conflict (name) do update set kept_at = excluded.kept_at, keep_until = excluded.keep_until,
                remembered_until = excluded.remembered_until, answer = excluded.answer""";

    private static final String FIND = "select answer from veriport_redemption where name = ? and keep_until > {now}";

    private static final String ASSIGN = """
            insert into veriport_assignment (verification, redemption)
            select ?, name from veriport_redemption where name = ? and keep_until > {now}
            on conflict do nothing""";

    private static final String IS_ERASED =
            "select 1 from veriport_erasure where verification = ? and remembered_until > {now}";

    private static final String ERASE = """
            insert into veriport_erasure (verification, remembered_until) values (?, {now} + ?)
            on conflict (verification) do update set remembered_until = excluded.remembered_until""";

    private static final String ENTRIES = """
            select id, name, begun_at, kept_at, keep_until > {now} as kept, length(answer) as bytes
            from veriport_redemption where id > ? and remembered_until > {now} order by id limit ?""";

    private final Database database;
    private final VaultAnswers answers = new VaultAnswers();

    JdbcResultVault(Database database) {
        this.database = database;
    }

    /** An entry and its place in the order of entries. */
    private record Placed(long id, VaultEntry entry) {
        static Placed read(ResultSet row) throws SQLException {
            boolean kept = row.getBoolean("kept");
            long since = row.getLong(kept ? "kept_at" : "begun_at");
            VaultEntry entry = new VaultEntry(
                    key(row.getString("name")), Instant.ofEpochMilli(since), kept, kept ? row.getLong("bytes") : 0);
            return new Placed(row.getLong("id"), entry);
        }
    }

    /** Who inserts the row has begun. What is there may be withdrawn before it is looked at: then it is tried again. */
    @Override
    public VaultIntent begin(VaultKey key, String owner) {
        String name = name(key);
        return database.step(session -> {
            while (true) {
                if (session.update(BEGIN, name, owner, REMEMBERED_MILLIS) > 0) {
                    return VaultIntent.begun();
                }
                Optional<VaultIntent> there = session.first(INTENT, JdbcResultVault::intent, owner, name);
                if (there.isPresent()) {
                    return there.get();
                }
                session.update(FORGET, name);
            }
        });
    }

    private static VaultIntent intent(ResultSet row) throws SQLException {
        if (row.getBoolean("own")) {
            return VaultIntent.begun();
        }
        Duration age = Duration.ofMillis(Math.max(0, row.getLong("age")));
        return new VaultIntent(row.getBoolean("kept") ? State.KEPT : State.INTENDED, age);
    }

    @Override
    public void withdraw(VaultKey key, String owner) {
        database.step(session -> session.update(WITHDRAW, name(key), owner));
    }

    @Override
    public void keep(VaultKey key, byte[] sealed, Duration keep) {
        long millis = Milliseconds.atLeast(keep);
        String name = name(key);
        database.step(session -> {
            answers.forgetAssignments(session, name);
            return session.update(KEEP, name, millis, Math.max(millis, REMEMBERED_MILLIS), sealed);
        });
    }

    @Override
    public Optional<byte[]> find(VaultKey key) {
        return database.step(session -> session.first(FIND, row -> row.getBytes(1), name(key)));
    }

    @Override
    public boolean assign(VaultKey key, VaultKey verification) {
        return database.step(session -> {
            session.update(ASSIGN, name(verification), name(key));
            boolean erased =
                    session.first(IS_ERASED, row -> true, name(verification)).isPresent();
            if (erased) {
                answers.eraseOf(session, name(key));
            }
            return !erased;
        });
    }

    @Override
    public int erase(VaultKey verification, Duration remembered) {
        return database.step(session -> {
            session.update(ERASE, name(verification), Milliseconds.atLeast(remembered));
            return answers.eraseAbout(session, name(verification));
        });
    }

    @Override
    public VaultPage entries(String after, int limit) {
        long from = place(after);
        List<Placed> found = database.step(session -> session.query(ENTRIES, Placed::read, from, limit + 1L));
        List<Placed> page = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next = found.size() > limit
                ? Optional.of(Long.toString(page.get(limit - 1).id()))
                : Optional.empty();
        return new VaultPage(page.stream().map(Placed::entry).toList(), next);
    }

    private static long place(String after) {
        try {
            return after.isEmpty() ? Long.MIN_VALUE : Long.parseLong(after);
        } catch (NumberFormatException notOurs) {
            throw VaultPage.unknownEnd();
        }
    }

    @Override
    public boolean eraseExpired() {
        return database.step(answers::eraseExpired);
    }

    @Override
    public Duration pollInterval() {
        return database.pollInterval();
    }

    private static String name(VaultKey key) {
        return key.provider() + "/" + key.value();
    }

    private static VaultKey key(String name) {
        int slash = name.lastIndexOf('/');
        return new VaultKey(new ProviderId(name.substring(0, slash)), name.substring(slash + 1));
    }
}
