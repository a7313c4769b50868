/** How calls fail: one exception, whose code and data say what happened and what to do. */
@NullMarked
package dev.veriport.error;

import org.jspecify.annotations.NullMarked;
