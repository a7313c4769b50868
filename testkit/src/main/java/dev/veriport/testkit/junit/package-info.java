/** Veriport in JUnit tests without any set-up. */
@NullMarked
package dev.veriport.testkit.junit;

import org.jspecify.annotations.NullMarked;
