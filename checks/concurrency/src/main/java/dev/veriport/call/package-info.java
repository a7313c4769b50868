/** Races on the breaker's state, scripted for jcstress. */
@NullMarked
package dev.veriport.call;

import org.jspecify.annotations.NullMarked;
