/** Races on the token holder's state, scripted for jcstress; in the holder's own package, since it is nobody else's. */
@NullMarked
package dev.veriport.internal.token;

import org.jspecify.annotations.NullMarked;
