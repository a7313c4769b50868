package dev.veriport.testkit.contract;

import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.IdentityProvider;
import java.util.concurrent.atomic.AtomicInteger;

/** Providers that get webhooks wrong, each a class that the contract is run against. */
final class BrokenNotifications {
    private BrokenNotifications() {}

    /** Broken in what it makes of a delivery. */
    abstract static class Broken extends BrokenContract {
        abstract Notification breaking(IdentityProvider sound, InboundNotification raw);

        @Override
        IdentityProvider breaking(IdentityProvider provider) {
            return new Delegating(provider) {
                @Override
                public Notification receive(InboundNotification raw) {
                    return Broken.this.breaking(sound, raw);
                }
            };
        }
    }

    static final class TellsOfAnother extends Broken {
        @Override
        Notification breaking(IdentityProvider sound, InboundNotification raw) {
            Notification told = sound.receive(raw);
            return Notification.authenticated(
                    new VerificationId(sound.id(), "another"), told.kind(), told.decision(), told.deduplicationKey());
        }
    }

    static final class NumbersDeliveries extends Broken {
        private final AtomicInteger deliveries = new AtomicInteger();

        @Override
        Notification breaking(IdentityProvider sound, InboundNotification raw) {
            return keyed(sound.receive(raw), "delivery-" + deliveries.incrementAndGet());
        }
    }

    static final class BelievesAnybody extends Broken {
        @Override
        Notification breaking(IdentityProvider sound, InboundNotification raw) {
            VerificationResult claimed = VerificationResult.builder(sound.id(), Decision.APPROVED, Finality.FINAL)
                    .id("claimed")
                    .build();
            return Notification.authenticated(
                            new VerificationId(sound.id(), "claimed"), Kind.COMPLETED, Decision.APPROVED, "claimed")
                    .withResult(claimed);
        }
    }

    static final class NamesThePersonInTheKey extends Broken {
        @Override
        Notification breaking(IdentityProvider sound, InboundNotification raw) {
            Notification told = sound.receive(raw);
            VerificationResult result = told.result().toOptional().orElseThrow();
            return keyed(told, result.person().fullName().reveal().orElseThrow());
        }
    }

    static final class KnowsOneKind extends Broken {
        @Override
        Notification breaking(IdentityProvider sound, InboundNotification raw) {
            Notification told = sound.receive(raw);
            return told.kind() == Kind.COMPLETED || told.kind() == Kind.IGNORED
                    ? told
                    : Notification.authenticated(idOf(told), Kind.UNKNOWN, told.decision(), told.deduplicationKey());
        }
    }

    static final class TakesEveryProductForItsOwn extends Broken {
        @Override
        Notification breaking(IdentityProvider sound, InboundNotification raw) {
            Notification told = sound.receive(raw);
            return told.kind() == Kind.IGNORED
                    ? Notification.authenticated(
                            new VerificationId(sound.id(), "another"),
                            Kind.UNKNOWN,
                            told.decision(),
                            told.deduplicationKey())
                    : told;
        }
    }

    private static VerificationId idOf(Notification told) {
        return told.id().toOptional().orElseThrow();
    }

    private static Notification keyed(Notification told, String key) {
        Notification keyed = told.authenticated()
                ? Notification.authenticated(idOf(told), told.kind(), told.decision(), key)
                : Notification.hint(idOf(told), told.kind(), told.decision(), key);
        return told.result().match(keyed::withResult, missing -> keyed);
    }
}
