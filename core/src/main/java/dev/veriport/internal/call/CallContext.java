package dev.veriport.internal.call;

import dev.veriport.event.VeriportListener;
import dev.veriport.internal.budget.DailyBudget;
import dev.veriport.internal.store.Vault;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.spi.Operation;
import dev.veriport.spi.RetrySemantics;
import dev.veriport.time.Ticker;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the pipeline of one vendor needs.
 *
 * @param names all names of the instance: its own, and earlier ones
 * @param pacer of the account; several instances may use it
 * @param atOnce how many calls of one {@link RetrySemantics} may be in progress
 * @param isDeclared whether the vendor's adapter declares the operation
 */
public record CallContext(
        Set<ProviderId> names,
        Ticker ticker,
        Vault vault,
        DetachedTasks detachedTasks,
        DailyBudget budget,
        Pacer pacer,
        VeriportListener listener,
        int atOnce,
        Predicate<Operation> isDeclared) {}
