package dev.veriport.store.redis;

import java.util.ArrayList;
import java.util.List;

/** What an operator should know of a Redis: what it loses, and what could not be found out. */
final class RedisCheck {
    private final RedisConnection redis;
    private final ServerInfo info;
    private final EvictionGuard guard;
    private final int replicas;

    RedisCheck(RedisConnection redis, ServerInfo info, EvictionGuard guard, int replicas) {
        this.redis = redis;
        this.info = info;
        this.guard = guard;
        this.replicas = replicas;
    }

    /** @throws dev.veriport.error.VeriportException {@code CONFIGURATION} when Redis evicts, or does not allow its user a step */
    List<String> run() {
        redis.send(Names.COUNTS_MISSING, commands -> commands.publish(Names.COUNTS_MISSING, new byte[0]));
        if (!info.isReadable()) {
            return List.of(
                    "Redis does not allow its user the command info, so its eviction and persistence are unknown:"
                            + " grant +info, and make sure of maxmemory-policy noeviction and appendonly yes.");
        }
        guard.look();
        List<String> notes = new ArrayList<>();
        if (info.ofPrimaries("persistence", "aof_enabled").contains("0")) {
            notes.add(withoutLog());
        }
        if (info.ofPrimaries("replication", "connected_slaves").stream()
                .anyMatch(connected -> Integer.parseInt(connected) < replicas)) {
            notes.add("Redis has fewer replicas than veriport.redis.vault-replicas = " + replicas
                    + ", so the vault refuses every redemption: start them, or lower the setting.");
        }
        return notes;
    }

    private String withoutLog() {
        boolean noSnapshots = info.configured("save").stream().anyMatch(String::isBlank);
        return (noSnapshots
                        ? "Redis writes nothing to its disk (appendonly no, save \"\"): when it stops, it forgets which codes"
                                + " were sent"
                        : "Redis writes snapshots alone (appendonly no): when it crashes, it forgets which codes were sent"
                                + " since the last one")
                + ", and a code could be sent twice. Set appendonly yes.";
    }
}
