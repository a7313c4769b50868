/** Tasks that continue without their caller, and the deadline that several calls share. */
@NullMarked
package dev.veriport.internal.time;

import org.jspecify.annotations.NullMarked;
