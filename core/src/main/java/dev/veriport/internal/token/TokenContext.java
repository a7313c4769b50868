package dev.veriport.internal.token;

import dev.veriport.event.VeriportListener;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.store.TokenStore;
import dev.veriport.time.Ticker;

/** What all tokens of one vendor are kept with. */
public record TokenContext(Ticker ticker, DetachedTasks detachedTasks, TokenStore store, VeriportListener listener) {}
