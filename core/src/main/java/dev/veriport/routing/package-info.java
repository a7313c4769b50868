/** Which vendor takes a start, and whose session or id answers to whom. */
@NullMarked
package dev.veriport.routing;

import org.jspecify.annotations.NullMarked;
