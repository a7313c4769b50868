package dev.veriport.store.jdbc;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The failures of a store. Messages of drivers, which may hold what was written, are in none of them. */
final class Failures {
    private static final Pattern TABLE = Pattern.compile("veriport_[a-z]+");

    private Failures() {}

    /** The engine cannot be reached; waiting may help. */
    static VeriportException away(String message) {
        return VeriportException.notSent(ErrorCode.UNAVAILABLE, message).build();
    }

    /** The engine refuses the step; waiting does not help. */
    static VeriportException refused(String message) {
        return VeriportException.notSent(ErrorCode.CONFIGURATION, message).build();
    }

    /** The caller was interrupted; its flag is set again. */
    static VeriportException interrupted() {
        Thread.currentThread().interrupt();
        return VeriportException.notSent(ErrorCode.INTERRUPTED, "interrupted while waiting for the database")
                .build();
    }

    /** The first table of ours in a statement of ours. */
    static String tableOf(String sql) {
        Matcher table = TABLE.matcher(sql);
        return table.find() ? table.group() : "veriport_schema";
    }
}
