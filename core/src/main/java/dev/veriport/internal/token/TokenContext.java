package dev.veriport.internal.token;

import dev.veriport.event.VeriportListener;
import dev.veriport.internal.time.Background;
import dev.veriport.port.Ticker;
import dev.veriport.store.TokenStore;

/** What all tokens of one vendor are kept with. */
public record TokenContext(Ticker ticker, Background background, TokenStore store, VeriportListener listener) {}
