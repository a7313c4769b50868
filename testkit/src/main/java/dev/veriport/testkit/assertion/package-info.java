/** AssertJ assertions for results and failures. Their messages contain no personal data. */
@NullMarked
package dev.veriport.testkit.assertion;

import org.jspecify.annotations.NullMarked;
