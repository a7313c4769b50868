/** The {@code veriport} command. */
@NullMarked
package dev.veriport.cli;

import org.jspecify.annotations.NullMarked;
