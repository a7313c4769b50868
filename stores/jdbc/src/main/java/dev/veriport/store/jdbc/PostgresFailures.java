package dev.veriport.store.jdbc;

import dev.veriport.error.VeriportException;
import java.io.FileNotFoundException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What the SQLSTATEs of PostgreSQL mean: https://www.postgresql.org/docs/current/errcodes-appendix.html. */
final class PostgresFailures {
    /** read_only_sql_transaction: what a standby answers, and a primary that was demoted. */
    static final String READ_ONLY = "25006";

    private PostgresFailures() {}

    /**
     * A failure to get a connection.
     *
     * @param more what gives more connections
     */
    static VeriportException connecting(SQLException failure, String more) {
        if (failure.getCause() instanceof InterruptedException) {
            return Failures.interrupted();
        }
        if (isOfTls(failure)) {
            return Failures.refused("a TLS connection to PostgreSQL cannot be made: check sslmode and sslrootcert in"
                    + " veriport.jdbc.url, and the server's certificate");
        }
        if (failure.getSQLState() == null) {
            return Failures.away("no connection to PostgreSQL in time: check the server, or " + more);
        }
        return of(failure, "connect");
    }

    /** A handshake that fails, and a file of a certificate that is not there. */
    private static boolean isOfTls(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SSLException || cause instanceof FileNotFoundException);
    }

    static VeriportException of(SQLException failure, String sql) {
        String state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case READ_ONLY -> readOnly();
            case "08004" -> // the driver's: it lacks a password, or the server lacks the TLS that sslmode requires
                Failures.refused(
                        "no connection to PostgreSQL: set veriport.jdbc.password where the server asks for one,"
                                + " and sslmode in veriport.jdbc.url as the server has TLS" + in(state));
            case "53100" -> Failures.away("the disk of PostgreSQL is full: make room" + in(state));
            case "53300" ->
                Failures.away("PostgreSQL has no connection left: raise max_connections, or lower"
                        + " veriport.jdbc.pool-size" + in(state));
            case "55P03", "57014" ->
                Failures.away("PostgreSQL did not end a step on " + Failures.tableOf(sql)
                        + " in time: look for locks in pg_stat_activity, or wait" + in(state));
            case "42501" -> Failures.refused(missingRight(sql) + in(state));
            case "42P01", "42703", "42P10" ->
                Failures.refused("the table " + Failures.tableOf(sql) + " is missing, or is not Veriport's: run"
                        + " dev/veriport/store/jdbc/postgresql.sql of the jar" + in(state));
            case "3D000" -> Failures.refused("the database of veriport.jdbc.url does not exist: create it" + in(state));
            default -> byClass(state, sql);
        };
    }

    private static VeriportException byClass(String state, String sql) {
        String error = state.substring(0, Math.min(2, state.length()));
        return switch (error) {
            case "28" ->
                Failures.refused("PostgreSQL refuses the login: check veriport.jdbc.user, veriport.jdbc.password and"
                        + " pg_hba.conf" + in(state));
            case "0A", "21", "22", "23", "42", "3F" ->
                Failures.refused("PostgreSQL refuses a step on " + Failures.tableOf(sql)
                        + ": use PostgreSQL 14 or later, and tables of Veriport's alone" + in(state));
            case "08", "57" ->
                Failures.away(
                        "PostgreSQL cannot be reached: check the server and veriport.jdbc.url, or wait" + in(state));
            default ->
                Failures.away(
                        "PostgreSQL failed a step on " + Failures.tableOf(sql) + ": see its log, or wait" + in(state));
        };
    }

    static VeriportException readOnly() {
        return Failures.away("PostgreSQL is read-only, as a standby is: wait for the primary, or correct"
                + " veriport.jdbc.url" + in(READ_ONLY));
    }

    private static String missingRight(String sql) {
        if (sql.toLowerCase(Locale.ROOT).startsWith("create")) {
            return "the user of PostgreSQL may not create tables: grant create on the schema, or run"
                    + " dev/veriport/store/jdbc/postgresql.sql of the jar and set veriport.jdbc.schema = validate";
        }
        return "the user of PostgreSQL may not use " + Failures.tableOf(sql)
                + ": grant select, insert, update and delete on it";
    }

    private static String in(String state) {
        return " (SQLSTATE " + state + ")";
    }
}
