package dev.veriport.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The tables, which one file for each engine defines. Created or looked for once in a process. Thread-safe. */
final class Schema {
    private static final int VERSION = 1;

    private final String file;
    private final Mode mode;
    private volatile boolean found;

    /** Who creates the tables. */
    enum Mode {
        CREATE,
        VALIDATE
    }

    /** @param file the name of the file beside this class */
    Schema(String file, Mode mode) {
        this.file = file;
        this.mode = mode;
    }

    /** @throws VeriportException {@link ErrorCode#CONFIGURATION} when the tables are missing or are of another version */
    void ensure(Session session) {
        if (found) {
            return;
        }
        if (!session.hasSchema()) {
            create(session);
        }
        int version = session.first("select max(version) from veriport_schema", row -> row.getInt(1))
                .orElse(0);
        if (version != VERSION) {
            throw Failures.refused("the tables of the store have version " + version + ", and this Veriport needs "
                    + VERSION + ": use the same version of Veriport on every node, or another database");
        }
        found = true;
    }

    private void create(Session session) {
        if (mode == Mode.VALIDATE) {
            throw Failures.refused("the tables of the store are missing: run dev/veriport/store/jdbc/" + file
                    + " of the jar, or set veriport.jdbc.schema = create");
        }
        session.transaction(() -> {
            session.lockSchema();
            boolean createdByAnother = session.hasSchema();
            if (!createdByAnother) {
                statements().forEach(session::update);
            }
            return createdByAnother;
        });
    }

    private List<String> statements() {
        try (InputStream in = Schema.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("missing: " + file);
            }
            String text = new String(in.readAllBytes(), UTF_8).replaceAll("(?m)^--.*$", "");
            return Stream.of(text.split(";"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
