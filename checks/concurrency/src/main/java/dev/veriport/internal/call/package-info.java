/** Races on the breaker's state, scripted for jcstress. */
@NullMarked
package dev.veriport.internal.call;

import org.jspecify.annotations.NullMarked;
