package dev.veriport.fakes;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.ResultVault;
import dev.veriport.store.Store;
import dev.veriport.store.TokenStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A store that can be lost, and come back; it notes each step that reaches for it. What it stores outlives its closing. */
public final class UnreliableStore implements Store {
    /** The methods that do no I/O. */
    private static final Set<String> FREE = Set.of("pollInterval", "whenCountsAreMissing");

    private final Store store;
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final Semaphore restored = new Semaphore(0);
    private volatile State state = State.REACHED;

    private enum State {
        REACHED,
        ANSWERS_LOST,
        LOST
    }

    public UnreliableStore(Store store) {
        this.store = store;
    }

    /** Every step fails from now on, and does nothing. */
    public void lose() {
        state = State.LOST;
    }

    /** Every step is done from now on, and fails. */
    public void loseAnswers() {
        state = State.ANSWERS_LOST;
    }

    public void comeBack() {
        state = State.REACHED;
    }

    /** The names of the steps that were tried, in order; a ping is one. */
    public List<String> steps() {
        return steps;
    }

    /** Forgets which steps were tried. */
    public UnreliableStore forgetSteps() {
        steps.clear();
        return this;
    }

    /** Returns when this many tokens were put back, which nodes do by themselves when the store is back. */
    public void awaitRestored(int count) throws InterruptedException {
        if (!restored.tryAcquire(count, 20, TimeUnit.SECONDS)) {
            throw new AssertionError(restored.availablePermits() + " tokens were put back and not " + count);
        }
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
        steps.add("ping");
        fail(State.LOST);
        store.ping();
        fail(State.ANSWERS_LOST);
    }

    @Override
    public List<String> check() {
        fail(State.LOST);
        return store.check();
    }

    @Override
    public void close() {}

    private <T> T part(Class<T> type, T part) {
        InvocationHandler step = (proxy, method, arguments) -> {
            if (FREE.contains(method.getName())) {
                return result(part, method, arguments);
            }
            steps.add(method.getName());
            fail(State.LOST);
            Object result = result(part, method, arguments);
            fail(State.ANSWERS_LOST);
            if (type == TokenStore.class && method.getName().equals("restore")) {
                restored.release();
            }
            return result;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, step));
    }

    private static Object result(Object part, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(part, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private void fail(State when) {
        if (state == when) {
            throw VeriportException.notSent(ErrorCode.UNAVAILABLE, "the store cannot be reached")
                    .build();
        }
    }
}
