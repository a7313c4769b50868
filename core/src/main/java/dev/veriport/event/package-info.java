/** Events for metrics, alerts and logs. They contain no personal data and no secrets. */
@NullMarked
package dev.veriport.event;

import org.jspecify.annotations.NullMarked;
