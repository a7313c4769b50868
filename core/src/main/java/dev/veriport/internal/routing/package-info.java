/** Chooses the vendor of a start, and finds the vendor of a session or id. */
@NullMarked
package dev.veriport.internal.routing;

import org.jspecify.annotations.NullMarked;
