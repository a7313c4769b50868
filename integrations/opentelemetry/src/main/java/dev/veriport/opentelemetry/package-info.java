/** What happens inside, as spans and their events, for OpenTelemetry: no attribute of it tells of a person. */
@NullMarked
package dev.veriport.opentelemetry;

import org.jspecify.annotations.NullMarked;
