/** Faceki behind the ports of Veriport. */
@NullMarked
package dev.veriport.faceki;

import org.jspecify.annotations.NullMarked;
