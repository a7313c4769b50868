/** What happens inside, for whoever watches: metrics, alerts, logs. No personal data and no secrets are in it. */
@NullMarked
package dev.veriport.event;

import org.jspecify.annotations.NullMarked;
