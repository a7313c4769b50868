/** Time that passes when a test says so. */
@NullMarked
package dev.veriport.testkit.time;

import org.jspecify.annotations.NullMarked;
