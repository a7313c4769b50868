/** What every adapter promises, as tests that its author extends. */
@NullMarked
package dev.veriport.testkit.contract;

import org.jspecify.annotations.NullMarked;
