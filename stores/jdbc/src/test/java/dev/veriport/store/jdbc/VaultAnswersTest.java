package dev.veriport.store.jdbc;

import static dev.veriport.testkit.stores.Steps.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.store.Store;
import dev.veriport.testkit.stores.Steps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows whose time is over, and what their answers were assigned to. */
class VaultAnswersTest {
    private TestDatabase database;
    private Store store;

    @BeforeEach
    void open() {
        database = RealPostgres.create();
        store = Steps.connected(JdbcStores.open(database.settings()));
        database.execute(
                "insert into veriport_redemption (name, begun_at, remembered_until)"
                        + " select 'name-' || n, 0, 1 from generate_series(1, 500) n",
                "insert into veriport_assignment select 'verification', 'name-' || n from generate_series(1, 500) n");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void eraseAllExpired() {
        while (store.vault().eraseExpired()) {
            // there is more
        }
    }

    private String count(String table) {
        return database.query("select count(*) from " + table).get(0);
    }

    @Test
    @DisplayName("S6 a step that fails between the rows and their assignments loses none: the next ones erase both")
    void bothOrNone() {
        database.use(statement -> {
            statement.execute("begin");
            statement.execute("lock table veriport_assignment in access exclusive mode");
            failure(ErrorCode.UNAVAILABLE, () -> store.vault().eraseExpired());
            return statement.execute("rollback");
        });
        assertThat(count("veriport_redemption")).isEqualTo("500");
        eraseAllExpired();
        assertThat(count("veriport_redemption")).isEqualTo("0");
        assertThat(count("veriport_assignment")).isEqualTo("0");
    }

    @Test
    @DisplayName("S6 the assignments of a page of rows, and those of the answers that end, are one statement each")
    void oneStatement() {
        database.execute(
                "insert into veriport_redemption (name, begun_at, kept_at, keep_until, remembered_until, answer)"
                        + " select 'kept-' || n, 0, 0, 1, 9000000000000, '' from generate_series(1, 10) n",
                "insert into veriport_assignment select 'verification', 'kept-' || n from generate_series(1, 10) n",
                "create table deletions (n int)",
                "create function deleted() returns trigger language plpgsql as"
                        + " $$ begin insert into deletions values (1); return null; end $$",
                "create trigger deleted after delete on veriport_assignment for each statement"
                        + " execute function deleted()");
        store.vault().eraseExpired();
        assertThat(count("veriport_assignment")).isEqualTo("0");
        assertThat(count("deletions")).isEqualTo("2");
    }
}
