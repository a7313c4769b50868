/** Reads the configuration, and opens and closes what it names. */
@NullMarked
package dev.veriport.internal.setup;

import org.jspecify.annotations.NullMarked;
