/** Work that outlives its caller, and what calls share of time. */
@NullMarked
package dev.veriport.internal.time;

import org.jspecify.annotations.NullMarked;
