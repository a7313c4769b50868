/** Which vendor takes a start, and whose session or id answers to whom. */
@NullMarked
package dev.veriport.internal.routing;

import org.jspecify.annotations.NullMarked;
