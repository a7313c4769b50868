/** A vendor that is on the class path by its two services files alone. */
@NullMarked
package dev.veriport.docs.another;

import org.jspecify.annotations.NullMarked;
