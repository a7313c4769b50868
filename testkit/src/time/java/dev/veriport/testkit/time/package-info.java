/** A clock and a ticker that a test controls. */
@NullMarked
package dev.veriport.testkit.time;

import org.jspecify.annotations.NullMarked;
