package dev.veriport.internal.setup;

import dev.veriport.event.VeriportListener;
import dev.veriport.internal.time.CallScope;
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
        InstantSource clock, Ticker ticker, CallScope scope, SharedStores stores, VeriportListener listener) {}
