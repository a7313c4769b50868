/** The adapter for Faceki. */
@NullMarked
package dev.veriport.adapter.faceki;

import org.jspecify.annotations.NullMarked;
