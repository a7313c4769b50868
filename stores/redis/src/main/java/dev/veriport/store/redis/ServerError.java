package dev.veriport.store.redis;

import static dev.veriport.store.redis.FailureMeaning.AWAY;
import static dev.veriport.store.redis.FailureMeaning.LOOK_AGAIN;
import static dev.veriport.store.redis.FailureMeaning.NOT_ALLOWED;
import static dev.veriport.store.redis.FailureMeaning.NOT_OURS;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The errors of a Redis server that Veriport understands, each with its meaning and what to do. */
enum ServerError {
    READONLY("\\bREADONLY\\b", LOOK_AGAIN, "is a read-only replica now; the primary is looked for"),
    MASTERDOWN("\\bMASTERDOWN\\b", LOOK_AGAIN, "is a replica without its primary; the primary is looked for"),
    LOADING("\\bLOADING\\b", LOOK_AGAIN, "loads its data: wait"),
    CLUSTERDOWN("\\bCLUSTERDOWN\\b", LOOK_AGAIN, "is a cluster that does not serve all its slots: repair it"),
    MOVED("\\b(MOVED|ASK) [0-9]+ ", LOOK_AGAIN, "is a cluster whose slots have moved; they are looked for"),
    UNBLOCKED("\\bUNBLOCKED\\b", LOOK_AGAIN, "is no longer the primary, which is looked for"),
    TRYAGAIN(
            "\\bTRYAGAIN\\b",
            AWAY,
            "moves a slot of the cluster: wait"), // the next attempt may find all keys in one place
    OOM("\\bOOM\\b", AWAY, "has no memory left: raise maxmemory"),
    MISCONF("\\bMISCONF\\b", AWAY, "cannot write to its disk: see the log of Redis"),
    NOREPLICAS("\\bNOREPLICAS\\b", AWAY, "is missing replicas, which min-replicas-to-write requires: start them"),
    BUSY("\\bBUSY\\b", AWAY, "is busy with a script of another program: end the script"),
    MAX_CLIENTS("max number of clients", AWAY, "accepts no more connections: raise maxclients"),
    NOAUTH("\\bNOAUTH\\b", NOT_ALLOWED, "requires a password: set veriport.redis.user and veriport.redis.password"),
    WRONGPASS(
            "\\bWRONGPASS\\b|without any password configured",
            NOT_ALLOWED,
            "refuses user and password: check veriport.redis.user and veriport.redis.password"),
    PROTECTED("\\bDENIED\\b", NOT_ALLOWED, "is in protected mode: give it a password, or bind it to its address"),
    NO_DATABASE(
            "DB index is out of range|SELECT is not allowed in cluster mode",
            NOT_ALLOWED,
            "has no database of this number: correct the number after the slash in veriport.redis.uri"),
    NO_COMMAND("unknown command", NOT_ALLOWED, "has no such command: use Redis 6.2 or later, with all commands"),
    NOPERM("\\bNOPERM\\b|The user executing the script can't", NOT_ALLOWED, "does not allow its user a step"),
    WRONGTYPE("\\bWRONGTYPE\\b", NOT_OURS, "holds a value of another program");

    private final Pattern pattern;
    private final FailureMeaning meaning;
    private final String advice;

    ServerError(String pattern, FailureMeaning meaning, String advice) {
        this.pattern = Pattern.compile(pattern);
        this.meaning = meaning;
        this.advice = advice;
    }

    /** The error that a server's message is about. An error within a script stands in the middle of the message. */
    static Optional<ServerError> in(String message) {
        return Arrays.stream(values())
                .filter(error -> error.pattern.matcher(message).find())
                .findFirst();
    }

    FailureMeaning meaning() {
        return meaning;
    }

    /** What to do. The sentence begins with Redis. */
    String advice() {
        return "Redis " + advice;
    }
}
