package dev.veriport.store.jdbc;

import dev.veriport.error.VeriportException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What the result codes of SQLite mean: https://sqlite.org/rescode.html. */
final class SqliteFailures {
    private static final int PRIMARY = 0xff;

    private SqliteFailures() {}

    /** Whether another process has a lock that it will give back. */
    static boolean isBusy(SQLException failure) {
        return is(failure, SQLiteErrorCode.SQLITE_BUSY) || is(failure, SQLiteErrorCode.SQLITE_LOCKED);
    }

    static VeriportException of(SQLException failure, String sql) {
        if (isBusy(failure)) {
            return Failures.away("the SQLite file was locked by another process for 1 s: wait, or use PostgreSQL");
        }
        if (is(failure, SQLiteErrorCode.SQLITE_FULL)) {
            return Failures.away("the disk of the SQLite file is full: make room, or raise its quota");
        }
        if (is(failure, SQLiteErrorCode.SQLITE_READONLY)
                || is(failure, SQLiteErrorCode.SQLITE_PERM)
                || is(failure, SQLiteErrorCode.SQLITE_CANTOPEN)) {
            return Failures.refused("the SQLite file cannot be opened for writing: let this user read and write the"
                    + " file of veriport.jdbc.url and its directory");
        }
        if (is(failure, SQLiteErrorCode.SQLITE_NOTADB) || is(failure, SQLiteErrorCode.SQLITE_CORRUPT)) {
            return Failures.refused("the file of veriport.jdbc.url is no SQLite database, or is damaged: restore it,"
                    + " or name another file");
        }
        if (is(failure, SQLiteErrorCode.SQLITE_ERROR)) {
            return Failures.refused("SQLite refuses a step on the table " + Failures.tableOf(sql)
                    + ": it is missing, or is not Veriport's. Run dev/veriport/store/jdbc/sqlite.sql of the jar");
        }
        return Failures.away("SQLite failed with code " + failure.getErrorCode()
                + ": check the disk of the file of veriport.jdbc.url, or wait");
    }

    /** Extended codes have the primary one in their lowest byte. */
    private static boolean is(SQLException failure, SQLiteErrorCode code) {
        return failure instanceof SQLiteException of && (of.getResultCode().code & PRIMARY) == code.code;
    }
}
