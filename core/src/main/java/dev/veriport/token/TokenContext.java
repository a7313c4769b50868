package dev.veriport.token;

import dev.veriport.call.Background;
import dev.veriport.call.Ticker;
import dev.veriport.event.VeriportListener;
import dev.veriport.port.TokenStore;

/** What all tokens of one vendor are kept with. */
public record TokenContext(Ticker ticker, Background background, TokenStore store, VeriportListener listener) {}
