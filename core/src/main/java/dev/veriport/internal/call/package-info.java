/** How a vendor is called: what an operation may cost, how long it may take, when it is not called at all. */
@NullMarked
package dev.veriport.internal.call;

import org.jspecify.annotations.NullMarked;
