/** Receives vendors' webhooks: bytes and headers in, an HTTP status out, independent of any server. */
@NullMarked
package dev.veriport.webhook;

import org.jspecify.annotations.NullMarked;
