package dev.veriport.fake.authenteq;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The builder's settings. A null list of redirect URLs accepts any; an empty list registers none. */
record Settings(
        InetSocketAddress address,
        ClientKeys keys,
        @Nullable List<URI> redirectUrls,
        RedirectMatching matching,
        boolean verbatim,
        boolean deactivated,
        boolean mismatchBurnsCode,
        boolean statusPresent,
        String notesField,
        @Nullable Duration codeTtl,
        Extras extras,
        InstantSource clock) {}
