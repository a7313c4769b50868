/** A vendor that is on the class path by its two services files alone. A start there needs two requests. */
@NullMarked
package dev.veriport.docs.globex;

import org.jspecify.annotations.NullMarked;
