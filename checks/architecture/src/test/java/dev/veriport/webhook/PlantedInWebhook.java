package dev.veriport.webhook;

import dev.veriport.store.ResultVault;
import org.apache.james.mime4j.MimeException;

/** Planted: webhooks know the vault, and mime4j. */
public record PlantedInWebhook(ResultVault above, MimeException foreign) {}
