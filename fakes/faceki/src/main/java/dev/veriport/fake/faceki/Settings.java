package dev.veriport.fake.faceki;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The builder's settings, immutable except for the accepted secrets. A null set of workflows accepts any; a null
 * expiresIn leaves the field out.
 */
record Settings(
        InetSocketAddress address,
        String clientId,
        String clientSecret,
        Set<String> secrets,
        boolean headerCredentials,
        boolean verbatim,
        Duration tokenTtl,
        @Nullable String expiresIn,
        boolean newTokenKillsOld,
        @Nullable Set<String> workflows,
        int postStatus,
        int unauthorizedStatus,
        int businessErrorStatus,
        boolean linksReusable,
        boolean applicationIdBecomesRecordIdentifier,
        boolean redirectCarriesResult,
        UnknownRecord unknownRecord,
        Duration recordsVisibleAfter,
        boolean failureAsDecision,
        long maxUpload,
        Envelopes envelopes,
        InstantSource clock) {

    /** Without the credentials. */
    @Override
    public String toString() {
        return "Settings";
    }
}
