/** Authenteq behind the ports of Veriport. */
@NullMarked
package dev.veriport.adapter.authenteq;

import org.jspecify.annotations.NullMarked;
