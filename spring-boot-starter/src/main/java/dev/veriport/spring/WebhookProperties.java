package dev.veriport.spring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the starter itself can be told; everything else under {@code veriport} is Veriport's own.
 *
 * @param enabled whether vendors' webhooks are taken in
 * @param path where; the vendor's name follows, and its token where it has one
 */
@ConfigurationProperties(WebhookProperties.PREFIX)
record WebhookProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("/webhooks") String path) {
    static final String PREFIX = "veriport.webhooks";
}
