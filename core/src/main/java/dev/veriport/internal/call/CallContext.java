package dev.veriport.internal.call;

import dev.veriport.event.VeriportListener;
import dev.veriport.internal.budget.DailyBudget;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.spi.RetrySemantics;
import dev.veriport.store.ResultVault;
import dev.veriport.time.Ticker;

/**
 * What the pipeline of one vendor needs.
 *
 * @param atOnce how many calls of one {@link RetrySemantics} may be in progress
 */
public record CallContext(
        Ticker ticker,
        ResultVault vault,
        DetachedTasks detachedTasks,
        DailyBudget budget,
        VeriportListener listener,
        int atOnce) {}
