/** The vault: stores single-use answers. */
@NullMarked
package dev.veriport.internal.vault;

import org.jspecify.annotations.NullMarked;
