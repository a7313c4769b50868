/** The code in the documentation, compiled and run. */
@NullMarked
package dev.veriport.docs;

import org.jspecify.annotations.NullMarked;
