package dev.veriport;

import dev.veriport.config.ConfigEntry;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.internal.setup.ResolvedConfiguration;
import dev.veriport.internal.setup.SettingsTable;
import dev.veriport.model.Capabilities;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationResult;
import dev.veriport.store.StoredResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What is installed and how it is set, without opening any of it. Whether the settings are right does not matter. */
public final class Setup {
    private final ResolvedConfiguration resolved;

    Setup(ResolvedConfiguration resolved) {
        this.resolved = resolved;
    }

    /** Every setting there is, as it stands, those of vendors that are not chosen included. */
    public List<ConfigEntry> settings() {
        return List.copyOf(resolved.settings());
    }

    /** What is in use of them, as a table, secrets redacted. */
    public String describe() {
        return SettingsTable.of(resolved.settingsInUse());
    }

    /** What each instance can do, and each installed vendor, those that are not chosen included. */
    public Map<ProviderId, Capabilities> capabilities() {
        return resolved.capabilities();
    }

    /** The URL of each instance's API, also where it follows from another setting, such as a region. */
    public Map<ProviderId, URI> addresses() {
        return resolved.addresses();
    }

    /**
     * Reads an answer of a vendor that somebody kept, without calling anybody; the vendor need not be chosen. A result of another
     * environment than {@code veriport.NAME.environment} is INDETERMINATE where this is set, and is left as it is where it is not.
     *
     * @throws VeriportException {@link ErrorCode#CONFIGURATION} when the vendor is not installed, and what the answer says
     *     otherwise
     */
    public VerificationResult read(ProviderId vendor, StoredResponse answer) {
        return resolved.read(vendor, answer);
    }
}
