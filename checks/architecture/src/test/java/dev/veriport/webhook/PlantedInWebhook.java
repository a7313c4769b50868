package dev.veriport.webhook;

import dev.veriport.config.ConfigSource;
import org.apache.james.mime4j.MimeException;

/** Planted: webhooks know the configuration, and mime4j. */
public record PlantedInWebhook(ConfigSource above, MimeException foreign) {}
