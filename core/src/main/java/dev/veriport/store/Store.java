package dev.veriport.store;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import java.util.List;

/**
 * What the processes of a fleet share: tokens, daily counts and the vault, in one place. It connects on first use. What it stores
 * comes to it sealed, and every name is a hash. Thread-safe.
 *
 * <p>Each step of its three parts throws {@link VeriportException}: {@link ErrorCode#UNAVAILABLE} when the engine cannot be
 * reached, {@link ErrorCode#CONFIGURATION} when it refuses the step or holds something else under this name. No step waits
 * longer than three seconds. Core decides what happens then: while a store is away, only {@link #ping} is called.
 */
public interface Store extends AutoCloseable {

    /** Stores the reusable tokens. */
    TokenStore tokens();

    /** Counts the requests. */
    RequestBudget budget();

    /** Stores the single-use answers. */
    ResultVault vault();

    /**
     * Reaches the engine and can write to it, and throws when it cannot. Called in the background while the store is away, and
     * before {@link #check}.
     */
    void ping();

    /**
     * Looks for what would make the store fail later, beside the steps of the three parts, which {@code veriport check} tries by
     * itself: a missing right, a setting that loses data.
     *
     * @return what an operator should know, a sentence each; empty where there is nothing
     * @throws VeriportException {@link ErrorCode#CONFIGURATION} when the store must not be used like this
     */
    default List<String> check() {
        return List.of();
    }

    /**
     * Runs the task each time that the store has lost its connection to the engine and has it again, also when no step was tried
     * meanwhile: the engine may have lost what it held. A store whose engine does not lose what it has written need not override
     * it. The task must not block.
     */
    default void whenReconnected(Runnable task) {}

    /** Releases the resources of this store. */
    @Override
    void close();
}
