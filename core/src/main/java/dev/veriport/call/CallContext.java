package dev.veriport.call;

import dev.veriport.event.VeriportListener;
import dev.veriport.port.ResultVault;

/**
 * What the calls of one vendor are made with.
 *
 * @param atOnce how many calls of one {@link Safety} may be under way
 */
public record CallContext(
        Ticker ticker,
        ResultVault vault,
        Background background,
        DailyBudget budget,
        VeriportListener listener,
        int atOnce) {}
