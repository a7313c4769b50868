package dev.veriport.internal.token;

import dev.veriport.event.VeriportListener;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.store.TokenStore;
import dev.veriport.time.Ticker;
import java.util.function.Consumer;

/**
 * The services that all tokens of one instance use.
 *
 * @param provider the instance, for events
 * @param whenBack takes a task that runs each time the store is back
 */
public record TokenContext(
        ProviderId provider,
        Ticker ticker,
        DetachedTasks detachedTasks,
        TokenStore store,
        Consumer<Runnable> whenBack,
        VeriportListener listener) {}
