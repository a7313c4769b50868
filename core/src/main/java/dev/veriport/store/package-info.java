/** All that a store needs: what it implements, and what that is made of. */
@NullMarked
package dev.veriport.store;

import org.jspecify.annotations.NullMarked;
