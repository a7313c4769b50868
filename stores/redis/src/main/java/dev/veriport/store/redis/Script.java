package dev.veriport.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.codec.Base16;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** A Lua script that Redis runs atomically, in a file beside this class. */
enum Script {
    TIME,
    CLAIM,
    PUBLISH,
    FAIL,
    RELEASE,
    DISCARD,
    RESTORE,
    COUNT,
    RAISE,
    BEGIN,
    WITHDRAW,
    VERIFICATIONS,
    KEEP,
    LOOK,
    NOTE,
    ASSIGN,
    ERASE,
    DELETE;

    private final String text;
    private final String digest;

    Script() {
        this.text = read(name().toLowerCase(Locale.ROOT) + ".lua");
        this.digest = Base16.digest(text.getBytes(UTF_8));
    }

    private static String read(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing: " + name);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String text() {
        return text;
    }

    /** The digest by which Redis finds a script that it has run before. */
    String digest() {
        return digest;
    }

    /** A line of the script, which Redis counts from 1; empty where there is none. */
    String line(int number) {
        List<String> lines = text.lines().toList();
        return number > 0 && number <= lines.size() ? lines.get(number - 1) : "";
    }
}
