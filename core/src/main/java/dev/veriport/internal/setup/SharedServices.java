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
 * The services that all vendors of one Veriport share.
 *
 * @param clock for instants that people and vendors read; never for measuring durations
 * @param ticker for measuring durations
 * @param scope the deadline that the calls of one start share
 * @param listener receives the events
 */
public record SharedServices(
        InstantSource clock,
        Ticker ticker,
        CallScope scope,
        ResultVault vault,
        Stores stores,
        VeriportListener listener) {

    /** Without a shared store and without a listener. */
    public static SharedServices inMemory(InstantSource clock, Ticker ticker, ResultVault vault) {
        return new SharedServices(
                clock, ticker, new CallScope(ticker), vault, memoryStores(clock, ticker), event -> {});
    }

    /** For one process. */
    public static Stores memoryStores(InstantSource clock, Ticker ticker) {
        return new Stores(new MemoryTokenStore(ticker), new MemoryRequestBudget(clock));
    }
}
