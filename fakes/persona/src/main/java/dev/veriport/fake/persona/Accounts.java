package dev.veriport.fake.persona;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The accounts of both environments. Fact: inquiries with the same reference have the same account. */
final class Accounts {
    private final InstantSource clock;
    private final Map<String, Account> byReference = new ConcurrentHashMap<>();
    private final Map<String, Account> byId = new ConcurrentHashMap<>();

    Accounts(InstantSource clock) {
        this.clock = clock;
    }

    Account ofReference(Access access, String reference) {
        return byReference.computeIfAbsent(
                access.isSandbox() + " " + reference,
                unused -> add(access, new Account(Ids.next("act_"), reference, clock.instant())));
    }

    Account withoutReference(Access access) {
        return add(access, new Account(Ids.next("act_"), null, clock.instant()));
    }

    private Account add(Access access, Account account) {
        byId.put(access.isSandbox() + " " + account.id(), account);
        return account;
    }

    Optional<Account> find(Access access, String id) {
        return Optional.ofNullable(byId.get(access.isSandbox() + " " + id));
    }
}
