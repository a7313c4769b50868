/** Authenteq behind the ports of Veriport. */
@NullMarked
package dev.veriport.authenteq;

import org.jspecify.annotations.NullMarked;
