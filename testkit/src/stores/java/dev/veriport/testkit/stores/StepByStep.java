package dev.veriport.testkit.stores;

import dev.veriport.store.RequestBudget;
import dev.veriport.store.ResultVault;
import dev.veriport.store.Store;
import dev.veriport.store.TokenStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.locks.ReentrantLock;

/** A store that does one step after the other, and something else before each of them. Thread-safe. */
public final class StepByStep implements Store {
    private final Store store;
    private final Runnable beforeEach;
    private final ReentrantLock lock = new ReentrantLock();

    /** @param store stays open when this one is closed */
    public StepByStep(Store store, Runnable beforeEach) {
        this.store = store;
        this.beforeEach = beforeEach;
    }

    private <T> T part(Class<T> type, T part) {
        Object steps =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, step, arguments) -> {
                    lock.lock();
                    try {
                        beforeEach.run();
                        return step.invoke(part, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    } finally {
                        lock.unlock();
                    }
                });
        return type.cast(steps);
    }

    @Override
    public TokenStore tokens() {
        return part(TokenStore.class, store.tokens());
    }

    @Override
    public RequestBudget budget() {
        return part(RequestBudget.class, store.budget());
    }

    @Override
    public ResultVault vault() {
        return part(ResultVault.class, store.vault());
    }

    @Override
    public void ping() {
        store.ping();
    }

    @Override
    public void close() {}
}
