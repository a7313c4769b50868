/** All that an adapter needs of Veriport, and all that Veriport needs of an adapter. */
@NullMarked
package dev.veriport.spi;

import org.jspecify.annotations.NullMarked;
