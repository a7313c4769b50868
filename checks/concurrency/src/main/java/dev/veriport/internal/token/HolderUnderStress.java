package dev.veriport.internal.token;

import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.internal.store.MemoryTokenStore;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.store.TokenKey;
import dev.veriport.store.VendorAccount;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A holder whose vendor numbers its tokens. */
class HolderUnderStress {
    private static final TokenKey KEY = new TokenKey(
            new VendorAccount(URI.create("https://vendor.invalid"), "client", Secret.of("secret")), TokenPurpose.API);

    private final Ticker ticker = Ticker.system();
    private final AtomicInteger refusals = new AtomicInteger();
    final AtomicInteger issued = new AtomicInteger();
    final DetachedTasks detachedTasks = new DetachedTasks("stress");
    final TokenHolder holder = new TokenHolder(
            KEY,
            TokenPolicy.REUSE_UNTIL_EXPIRY,
            new TokenContext(
                    new ProviderId("vendor"),
                    ticker,
                    detachedTasks,
                    new MemoryTokenStore(ticker),
                    task -> {},
                    this::noted),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            () -> new ReusableToken(Secret.of(Integer.toString(issued.incrementAndGet())), Duration.ofHours(1)));

    private void noted(VeriportEvent event) {
        if (event instanceof VeriportEvent.TokenRefused) {
            refusals.incrementAndGet();
        }
    }

    final ReusableToken get() {
        return holder.get(Deadline.after(ticker, Duration.ofSeconds(10)));
    }

    /** The number of the token, 0 for none, -1 where the holder is closed. */
    final int number() {
        try {
            return number(get());
        } catch (VeriportException closed) {
            return -1;
        }
    }

    static int number(@Nullable ReusableToken token) {
        return token == null ? 0 : Integer.parseInt(token.value().reveal());
    }

    final int refusals() {
        return refusals.get();
    }
}
