/** Spans and span events for OpenTelemetry. Their attributes contain no personal data. */
@NullMarked
package dev.veriport.opentelemetry;

import org.jspecify.annotations.NullMarked;
