/** A vendor's daily limits. */
@NullMarked
package dev.veriport.internal.budget;

import org.jspecify.annotations.NullMarked;
