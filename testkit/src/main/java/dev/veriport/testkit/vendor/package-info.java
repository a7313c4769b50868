/** Fake vendors that are found by themselves: the contract tests, the sandbox and the demo take their vendors from here. */
@NullMarked
package dev.veriport.testkit.vendor;

import org.jspecify.annotations.NullMarked;
