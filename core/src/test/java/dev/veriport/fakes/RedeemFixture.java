package dev.veriport.fakes;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportListener;
import dev.veriport.internal.budget.DailyBudget;
import dev.veriport.internal.call.CallContext;
import dev.veriport.internal.call.CallPipeline;
import dev.veriport.internal.call.Pacer;
import dev.veriport.internal.setup.SharedStores;
import dev.veriport.internal.store.MemoryRequestBudget;
import dev.veriport.internal.store.Vault;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.ResultVault;
import dev.veriport.store.StoredResponse;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.time.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Redemptions in virtual time: callers wait 10 s, an exchange may take 60 s, answers are kept for 15 minutes. */
public final class RedeemFixture implements AutoCloseable {
    public static final ProviderId VENDOR = new ProviderId("vendor");
    public static final Duration CALLER = Duration.ofSeconds(10);
    public static final Duration EXCHANGE = Duration.ofSeconds(60);
    public static final Duration KEEP = Duration.ofMinutes(15);
    public static final VaultKey KEY = VaultKey.of(VENDOR, "session", "code");

    public final MutableTicker ticker;
    public final DetachedTasks detachedTasks = new DetachedTasks("redeem-test");
    public final Vault vault;
    public final CallPipeline guard;
    public final AtomicInteger sent = new AtomicInteger();

    public RedeemFixture() {
        this.ticker = new MutableTicker();
        this.vault = SharedStores.inMemory(InstantSource.system(), ticker, detachedTasks, KEEP, 1_000)
                .vault();
        this.guard = guard(VENDOR);
    }

    private RedeemFixture(MutableTicker ticker, Vault vault) {
        this.ticker = ticker;
        this.vault = vault;
        this.guard = guard(VENDOR);
    }

    /** Another process with the same vault. */
    public RedeemFixture anotherProcess() {
        return new RedeemFixture(ticker, vault);
    }

    /** Another process, whose way to the same vault is another. */
    public RedeemFixture over(UnaryOperator<ResultVault> way) {
        return new RedeemFixture(ticker, new Vault(way.apply(vault.store()), vault.form(), vault.keep()));
    }

    /** Without a limit. */
    public CallPipeline guard(ProviderId vendor) {
        DailyBudget unlimited = new DailyBudget(
                vendor,
                CountingIssuer.ACCOUNT,
                DailyLimits.none(),
                new MemoryRequestBudget(InstantSource.system()),
                event -> {});
        return guard(vendor, unlimited, event -> {}, 64);
    }

    public CallPipeline guard(ProviderId vendor, DailyBudget budget, VeriportListener listener, int atOnce) {
        return guard(vendor, budget, Pacer.unlimited(), listener, atOnce);
    }

    public CallPipeline guard(
            ProviderId vendor, DailyBudget budget, Pacer pacer, VeriportListener listener, int atOnce) {
        return new CallPipeline(
                vendor,
                new CallContext(
                        Set.of(vendor),
                        ticker,
                        vault,
                        detachedTasks,
                        budget,
                        pacer,
                        listener,
                        atOnce,
                        operation -> true));
    }

    /** What happens between request and answer. */
    @FunctionalInterface
    public interface Exchange {
        StoredResponse answer() throws InterruptedException;
    }

    public static StoredResponse response(int status, String body) {
        return new StoredResponse(status, body.getBytes(StandardCharsets.UTF_8));
    }

    public static VeriportException lost() {
        return VeriportException.of(ErrorCode.TIMEOUT, "no answer")
                .phase(Phase.SENT_UNKNOWN)
                .build();
    }

    public static String text(StoredResponse response) {
        return response.status() + " " + new String(response.body(), StandardCharsets.UTF_8);
    }

    public String redeem(VaultKey key, Exchange exchange) {
        Operation.OneShot operation = new Operation.OneShot("verification-result", Role.SESSION);
        Deadline deadline = Deadline.after(ticker, CALLER);
        return Calls.redeem(
                guard, operation, key, deadline, EXCHANGE, own -> () -> () -> send(exchange), RedeemFixture::text);
    }

    public Caller<String> caller(Exchange exchange) {
        return Caller.start(() -> redeem(KEY, exchange));
    }

    /** An answer that takes virtual time. */
    public Exchange slow(Duration time, int status, String body) {
        return () -> {
            ticker.pass(time);
            return response(status, body);
        };
    }

    public StoredResponse send(Exchange exchange) {
        sent.incrementAndGet();
        try {
            return exchange.answer();
        } catch (InterruptedException closing) {
            throw VeriportException.of(ErrorCode.INTERRUPTED, "interrupted")
                    .phase(Phase.SENT_UNKNOWN)
                    .build();
        }
    }

    /** Returns when no exchange is under way: a caller can be answered just before its exchange has ended. */
    public void settled() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("veriport-redeem-test-redeem")) {
                thread.join(20_000);
            }
        }
    }

    @Override
    public void close() {
        detachedTasks.close();
    }
}
