package dev.veriport.store.jdbc;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Erases answers together with what they are assigned to, and the rows whose time is over. Thread-safe.
 *
 * <p>Answers that are over are found by an index, which has answers alone. Rows that are over are found by going through all of
 * them, a page in each step: an index on their time would be one more thing to write at each redemption.
 */
final class VaultAnswers {
    /** How many answers end in one step. */
    private static final int ANSWERS = 10;

    /** How many rows are looked at in one step. */
    private static final int ROWS = 500;

    /** How long failures to get a token are remembered, and how long a row without a token stays. */
    private static final long TOKENS_KEPT = Duration.ofMinutes(15).toMillis();

    private static final String END =
            "update veriport_redemption set answer = null, keep_until = 0 where answer is not null and ";

    private static final String END_OF = END + "name = ? returning name";

    private static final String END_ABOUT =
            END + "name in (select redemption from veriport_assignment where verification = ?) returning name";

    private static final String END_EXPIRED = END + """
            keep_until <= {now} and id in (select id from veriport_redemption
                where answer is not null and keep_until <= {now} order by keep_until limit ?) returning name""";

    private static final String FORGET_ASSIGNMENTS = "delete from veriport_assignment where redemption in ";

    private static final String FORGET_ASSIGNMENTS_OF_EXPIRED =
            FORGET_ASSIGNMENTS + "(select name from veriport_redemption where name = ? and keep_until <= {now})";

    private static final String LAST_OF_PAGE =
            "select max(id) from (select id from veriport_redemption where id > ? order by id limit ?) as page";

    private static final String DELETE_IN_PAGE =
            "delete from veriport_redemption where id > ? and id <= ? and remembered_until <= {now} returning name";

    private static final String DELETE_ERASURES = """
            delete from veriport_erasure where verification in (select verification from veriport_erasure
                where remembered_until <= {now} order by remembered_until limit ?)""";

    private static final String DELETE_DAYS = "delete from veriport_budget where expires_at <= {now}";

    private static final String DELETE_TOKENS = """
            delete from veriport_token where expires_at <= {now} - ? and leased_until <= {now} - ?
                and retry_at <= {now} - ?""";

    /** The last row that was looked at. */
    private final AtomicLong lookedAt = new AtomicLong(Long.MIN_VALUE);

    /** Erases the answer of a redemption. */
    void eraseOf(Session session, String redemption) {
        end(session, END_OF, redemption);
    }

    /** Erases the answers about a verification, and returns how many there were. */
    int eraseAbout(Session session, String verification) {
        return end(session, END_ABOUT, verification);
    }

    /** Forgets what an answer was assigned to that is over and not yet erased. */
    void forgetAssignments(Session session, String redemption) {
        session.update(FORGET_ASSIGNMENTS_OF_EXPIRED, redemption);
    }

    /**
     * Ends the redemptions that a statement returns by name, and their assignments. In one transaction, so that no answer stays
     * assigned that is stored again in between, and no assignment stays when the step fails in between.
     */
    private static int end(Session session, String sql, Object... arguments) {
        return session.transaction(() -> {
            List<String> ended = session.query(sql, row -> row.getString(1), arguments);
            if (!ended.isEmpty()) {
                String names = String.join(", ", Collections.nCopies(ended.size(), "?"));
                session.update(FORGET_ASSIGNMENTS + "(" + names + ")", ended.toArray());
            }
            return ended.size();
        });
    }

    /** Erases what is over, in one bounded step, and returns whether there is more. */
    boolean eraseExpired(Session session) {
        int answers = end(session, END_EXPIRED, ANSWERS);
        int rows = deleteInNextPage(session);
        int erasures = session.update(DELETE_ERASURES, ROWS);
        session.update(DELETE_DAYS);
        session.update(DELETE_TOKENS, TOKENS_KEPT, TOKENS_KEPT, TOKENS_KEPT);
        if (answers + rows > 0) {
            session.reclaim();
        }
        return answers == ANSWERS || rows > 0 || erasures == ROWS;
    }

    private int deleteInNextPage(Session session) {
        long from = lookedAt.get();
        long to = session.first(LAST_OF_PAGE, row -> row.getLong(1), from, ROWS).orElse(0L);
        int deleted = to == 0 ? 0 : end(session, DELETE_IN_PAGE, from, to);
        lookedAt.set(to == 0 ? Long.MIN_VALUE : to);
        return deleted;
    }
}
