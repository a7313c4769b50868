package dev.veriport.store;

import dev.veriport.time.Ticker;
import java.time.InstantSource;

/**
 * What core gives a store. Immutable.
 *
 * @param clock the time of day of this process: only where the engine has no clock of its own
 * @param ticker for measuring time
 */
public record StoreRuntime(InstantSource clock, Ticker ticker) {}
