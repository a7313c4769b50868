/** AssertJ for results and failures, whose messages tell nothing of a person. */
@NullMarked
package dev.veriport.testkit.assertion;

import org.jspecify.annotations.NullMarked;
