package dev.veriport.internal.token;

import dev.veriport.event.VeriportListener;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.store.TokenStore;
import dev.veriport.time.Ticker;

/**
 * The services that all tokens of one instance use.
 *
 * @param provider the instance, for events
 */
public record TokenContext(
        ProviderId provider, Ticker ticker, DetachedTasks detachedTasks, TokenStore store, VeriportListener listener) {}
