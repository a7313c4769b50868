package dev.veriport.internal.setup;

import dev.veriport.event.VeriportListener;
import dev.veriport.internal.time.CallScope;
import dev.veriport.store.MemoryRequestBudget;
import dev.veriport.store.MemoryTokenStore;
import dev.veriport.store.ResultVault;
import dev.veriport.store.Stores;
import dev.veriport.time.Ticker;
import java.time.InstantSource;

/**
 * What all vendors of one Veriport have in common.
 *
 * @param clock for moments that are told to people and vendors; never for measuring time
 * @param ticker for measuring time
 * @param scope of calls that may go to one vendor after the other
 * @param listener is told what happens
 */
public record SharedServices(
        InstantSource clock,
        Ticker ticker,
        CallScope scope,
        ResultVault vault,
        Stores stores,
        VeriportListener listener) {

    /** Without a shared store, and nobody listening. */
    public static SharedServices inMemory(InstantSource clock, Ticker ticker, ResultVault vault) {
        return new SharedServices(
                clock, ticker, new CallScope(ticker), vault, memoryStores(clock, ticker), event -> {});
    }

    /** For one process. */
    public static Stores memoryStores(InstantSource clock, Ticker ticker) {
        return new Stores(new MemoryTokenStore(ticker), new MemoryRequestBudget(clock));
    }
}
