/** The entry for Guice applications. */
@NullMarked
package dev.veriport.guice;

import org.jspecify.annotations.NullMarked;
