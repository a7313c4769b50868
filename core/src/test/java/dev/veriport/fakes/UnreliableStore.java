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
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A store that can be lost, and come back; it notes each step that reaches for it. What it stores outlives its closing. */
public final class UnreliableStore implements Store {
    private static final Predicate<String> NONE = step -> false;

    /** The methods that do no I/O. */
    private static final Set<String> FREE = Set.of("pollInterval", "whenCountsAreMissing");

    private final Store store;
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final Semaphore restored = new Semaphore(0);
    private volatile Predicate<String> lost = NONE;
    private volatile Predicate<String> unanswered = NONE;
    private volatile Refusal refused = (step, arguments) -> false;

    private interface Refusal {
        boolean applies(String step, List<Object> arguments);
    }

    public UnreliableStore(Store store) {
        this.store = store;
    }

    /** Every step fails from now on, and does nothing. */
    public void lose() {
        lost = step -> true;
    }

    /** This step fails from now on, and does nothing. */
    public void lose(String name) {
        lost = name::equals;
    }

    /** This step is done from now on, and fails. */
    public void loseAnswer(String name) {
        unanswered = name::equals;
    }

    /** This step is refused from now on. */
    public void refuse(String name) {
        refused = (step, arguments) -> step.equals(name);
    }

    /** This step is refused from now on, where it is about this. */
    public void refuse(String name, Object about) {
        refused = (step, arguments) -> step.equals(name) && arguments.contains(about);
    }

    /** Every step is done and answered again. */
    public void comeBack() {
        lost = NONE;
        unanswered = NONE;
        refused = (step, arguments) -> false;
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
        step("ping", List.of(), () -> {
            store.ping();
            return this;
        });
    }

    /** One note. */
    @Override
    public List<String> check() {
        return step("check", List.of(), () -> List.of("the disk is almost full"));
    }

    @Override
    public void close() {
        steps.add("close");
    }

    private <T> T part(Class<T> type, T part) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (FREE.contains(method.getName())) {
                return result(part, method, arguments);
            }
            List<Object> about = arguments == null ? List.of() : List.of(arguments);
            Object result = step(method.getName(), about, () -> result(part, method, arguments));
            if (type == TokenStore.class && method.getName().equals("restore")) {
                restored.release();
            }
            return result;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private <T> T step(String name, List<Object> arguments, Supplier<T> work) {
        steps.add(name);
        failIf(lost.test(name), ErrorCode.UNAVAILABLE, "the store cannot be reached");
        failIf(refused.applies(name, arguments), ErrorCode.CONFIGURATION, "the store refuses " + name);
        T result = work.get();
        failIf(unanswered.test(name), ErrorCode.UNAVAILABLE, "the store did not answer");
        return result;
    }

    private static void failIf(boolean failing, ErrorCode code, String message) {
        if (failing) {
            throw VeriportException.notSent(code, message).build();
        }
    }

    private static Object result(Object part, Method method, Object[] arguments) {
        try {
            return method.invoke(part, arguments);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(failed.getCause());
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
