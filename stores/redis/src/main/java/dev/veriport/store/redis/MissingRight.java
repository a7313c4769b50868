package dev.veriport.store.redis;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names the right that a user of Redis lacks, and how to grant it. */
final class MissingRight {
    private static final Pattern NAMED = Pattern.compile("run the '([^']+)' command");
    private static final Pattern CHANNEL = Pattern.compile("\\bchannels?\\b");
    private static final Pattern KEY = Pattern.compile("\\bkeys?\\b");

    /** Before Redis 7 an error within a script names the line and not the command. */
    private static final Pattern LINE = Pattern.compile("user_script: ?([0-9]+)");

    private static final Pattern CALL = Pattern.compile("redis\\.call\\('([A-Z]+)'");

    private MissingRight() {}

    /**
     * @param message the server's
     * @param script the script that ran, if any
     */
    static String advice(String message, String key, @Nullable Script script) {
        Matcher named = NAMED.matcher(message);
        if (named.find()) {
            return command(named.group(1));
        }
        if (CHANNEL.matcher(message).find()) {
            return refused("channel " + Names.COUNTS_MISSING, "&veriport:*");
        }
        if (KEY.matcher(message).find()) {
            return refused("key " + key, "~veriport:*");
        }
        Matcher line = LINE.matcher(message);
        if (script != null && line.find()) {
            Matcher call = CALL.matcher(script.line(Integer.parseInt(line.group(1))));
            if (call.find()) {
                return command(call.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return refused("step", "the rights that the documentation lists");
    }

    private static String command(String name) {
        return refused("command " + name, "+" + name);
    }

    private static String refused(String what, String right) {
        return "Redis does not allow its user the " + what + ": grant " + right + " with ACL SETUSER";
    }
}
