package dev.veriport.internal.time;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Planted: each asks the system for the time, or waits, in another way. */
final class PlantedClocks {
    private PlantedClocks() {}

    static final class Now {
        final Instant now = Instant.now();
    }

    static final class NowByReference {
        final Supplier<Instant> now = Instant::now;
    }

    static final class Today {
        LocalDate today(ZoneId zone) {
            return LocalDate.now(zone);
        }
    }

    static final class NowByReferenceInAZone {
        final Supplier<ZonedDateTime> now = ZonedDateTime::now;
    }

    static final class SystemClock {
        final Clock clock = Clock.systemUTC();
    }

    static final class SystemSource {
        final InstantSource clock = InstantSource.system();
    }

    static final class NewDate {
        final Date date = new Date();
    }

    static final class NewDateByReference {
        final Supplier<Date> date = Date::new;
    }

    static final class Millis {
        final LongSupplier millis = System::currentTimeMillis;
    }

    static final class Sleeps {
        void sleep() throws InterruptedException {
            Thread.sleep(1, 1);
        }
    }

    static final class SleepsAUnit {
        void sleep() throws InterruptedException {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    static final class Parks {
        void park() {
            LockSupport.parkNanos(1);
        }
    }

    static final class ParksUntil {
        void park(Object blocker) {
            LockSupport.parkUntil(blocker, 1);
        }
    }

    static final class Nanos {
        final LongSupplier nanos = System::nanoTime;
    }
}
