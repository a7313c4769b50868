package dev.veriport.store.redis;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.VaultIntent;
import dev.veriport.store.VaultPage;
import dev.veriport.store.redis.RedisConnection.Replicated;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Single-use answers in Redis. Each script touches one slot, since in a cluster an answer and its verification may be at
 * different nodes.
 *
 * <p>An assignment records the answer at the verification, unless the mark of an erasure is there: one step. An erasure sets the
 * mark and reads the answers: one step. So whichever comes first, the answer is deleted by one of the two.
 */
final class RedisVault implements ResultVault {
    private final RedisConnection redis;
    private final int replicas;
    private final EvictionGuard guard;
    private final VaultPages pages;

    RedisVault(RedisConnection redis, int replicas, EvictionGuard guard, VaultPages pages) {
        this.redis = redis;
        this.replicas = replicas;
        this.guard = guard;
        this.pages = pages;
    }

    @Override
    public VaultIntent begin(VaultKey key, String owner) {
        guard.require();
        Reply reply =
                replicated(Step.of(Script.BEGIN, Names.redemption(key), owner, REMEMBERED), () -> withdraw(key, owner));
        return new VaultIntent(VaultIntent.State.valueOf(reply.text(0)), Duration.ofMillis(reply.number(1)));
    }

    @Override
    public void withdraw(VaultKey key, String owner) {
        redis.run(Step.of(Script.WITHDRAW, Names.redemption(key), owner));
    }

    /**
     * An answer that replaces another may be kept for longer, and so must what it is assigned to: before, since this process may
     * end in between, and after, since others may assign it meanwhile. A Redis that evicts since {@link #begin} is not refused:
     * the code is spent, and its answer is nowhere else.
     */
    @Override
    public void keep(VaultKey key, byte[] sealed, Duration keep) {
        Duration remembered = REMEMBERED.compareTo(keep) > 0 ? REMEMBERED : keep;
        String intent = Names.redemption(key).get(0);
        List<String> keys = Names.assigned(intent);
        assignAll(redis.run(Step.of(Script.VERIFICATIONS, keys)).texts(), intent, keep);
        Step step = Step.of(Script.KEEP, keys, sealed, UUID.randomUUID(), keep, remembered);
        List<String> kept = replicated(step, () -> {}).texts();
        if (assignAll(kept, intent, keep).stream().anyMatch(reply -> reply.is("ERASED"))) {
            redis.run(new AssignedAnswer(kept.get(0), intent).deletion());
        }
    }

    /** @param answer its id, and the verifications that it is about */
    private List<Reply> assignAll(List<String> answer, String intent, Duration keep) {
        AssignedAnswer assigned = new AssignedAnswer(answer.get(0), intent);
        return redis.runAll(answer.stream()
                .skip(1)
                .map(verification -> assigned.assignment(verification, keep))
                .toList());
    }

    /** @param undo what is done where too few replicas have the write */
    private Reply replicated(Step step, Runnable undo) {
        if (replicas == 0) {
            return redis.run(step);
        }
        Replicated done = redis.runReplicated(step, replicas);
        if (done.replicas() < replicas) {
            undo.run();
            throw VeriportException.notSent(
                            ErrorCode.UNAVAILABLE,
                            "Redis is missing replicas for the vault: " + done.replicas() + " of " + replicas
                                    + " confirmed; start them, or lower veriport.redis.vault-replicas")
                    .build();
        }
        return done.reply();
    }

    @Override
    public Optional<byte[]> find(VaultKey key) {
        String answer = Names.answer(key);
        return Optional.ofNullable(redis.send(answer, commands -> commands.get(answer)));
    }

    @Override
    public boolean assign(VaultKey key, VaultKey verification) {
        String intent = Names.redemption(key).get(0);
        String tag = Names.tag(verification);
        Reply noted = redis.run(Step.of(Script.NOTE, Names.assigned(intent), tag));
        boolean isKept = noted.is("NOTED");
        AssignedAnswer answer = new AssignedAnswer(isKept ? noted.text(1) : "", intent);
        boolean isErased =
                redis.run(answer.assignment(tag, isKept ? noted.number(2) : 0)).is("ERASED");
        if (isErased && isKept) {
            redis.run(answer.deletion());
        }
        return !isErased;
    }

    @Override
    public int erase(VaultKey verification, Duration remembered) {
        List<Step> deletions =
                redis
                        .run(Step.of(Script.ERASE, Names.verification(Names.tag(verification)), remembered))
                        .texts()
                        .stream()
                        .map(AssignedAnswer::read)
                        .map(AssignedAnswer::deletion)
                        .toList();
        return redis.runAll(deletions).stream()
                .mapToInt(reply -> Math.toIntExact(reply.number(1)))
                .sum();
    }

    /**
     * An answer as it is recorded at its verification.
     *
     * @param id of the answer, since another may be stored under the same name later
     */
    private record AssignedAnswer(String id, String intent) {
        static AssignedAnswer read(String text) {
            int end = text.indexOf(' ');
            return new AssignedAnswer(text.substring(0, end), text.substring(end + 1));
        }

        String written() {
            return id + " " + intent;
        }

        /** @param left how long the answer is kept, in milliseconds or as a duration */
        Step assignment(String verification, Object left) {
            return Step.of(Script.ASSIGN, Names.verification(verification), written(), left);
        }

        Step deletion() {
            return Step.of(Script.DELETE, Names.assigned(intent), id);
        }
    }

    @Override
    public VaultPage entries(String after, int limit) {
        return pages.page(after, limit);
    }
}
