/** Where single-use answers are kept. */
@NullMarked
package dev.veriport.internal.vault;

import org.jspecify.annotations.NullMarked;
