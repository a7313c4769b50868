/** A vendor inside the process, for applications' own tests and as the smallest example of an adapter. */
@NullMarked
package dev.veriport.testkit.memory;

import org.jspecify.annotations.NullMarked;
