package dev.veriport.internal.token;

import dev.veriport.event.VeriportListener;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.store.TokenStore;
import dev.veriport.time.Ticker;

/** The services that all tokens of one vendor use. */
public record TokenContext(Ticker ticker, DetachedTasks detachedTasks, TokenStore store, VeriportListener listener) {}
