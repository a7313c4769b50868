/** What vendors' webhooks are taken in by: bytes and headers in, an HTTP status out, no servlet anywhere. */
@NullMarked
package dev.veriport.webhook;

import org.jspecify.annotations.NullMarked;
