package dev.veriport.store.redis;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the primaries say of themselves, as far as the user may ask. Thread-safe. */
final class ServerInfo {
    private final RedisConnection redis;

    ServerInfo(RedisConnection redis) {
        this.redis = redis;
    }

    /** Whether the user may ask. */
    boolean isReadable() {
        return !ofPrimaries("memory", "maxmemory_policy").isEmpty();
    }

    /** A field of {@code INFO}, of each primary that tells it. */
    List<String> ofPrimaries(String section, String field) {
        return redis.primaries().stream()
                .flatMap(primary -> info(primary, section)
                        .lines()
                        .filter(line -> line.startsWith(field + ":"))
                        .map(line -> line.substring(field.length() + 1).strip()))
                .toList();
    }

    private String info(String primary, String section) {
        try {
            return redis.sendTo(primary, section, commands -> commands.info(section));
        } catch (VeriportException failure) {
            return unlessNotAllowed(failure, "");
        }
    }

    /** A value of {@code CONFIG GET}, of each primary that tells it. */
    List<String> configured(String name) {
        return redis.primaries().stream()
                .flatMap(primary -> Optional.ofNullable(config(primary, name).get(name)).stream())
                .toList();
    }

    private Map<String, String> config(String primary, String name) {
        try {
            return redis.sendTo(primary, name, commands -> commands.configGet(name));
        } catch (VeriportException failure) {
            return unlessNotAllowed(failure, Map.of());
        }
    }

    private static <T> T unlessNotAllowed(VeriportException failure, T otherwise) {
        if (failure.code() != ErrorCode.CONFIGURATION) {
            throw failure;
        }
        return otherwise;
    }
}
