/** Meters for Micrometer. Their names and tags contain no personal data. */
@NullMarked
package dev.veriport.micrometer;

import org.jspecify.annotations.NullMarked;
