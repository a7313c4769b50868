/** Faceki behind the ports of Veriport. */
@NullMarked
package dev.veriport.adapter.faceki;

import org.jspecify.annotations.NullMarked;
