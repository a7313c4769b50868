/** Reads settings: typed keys, all problems in one exception, values never printed. */
@NullMarked
package dev.veriport.config;

import org.jspecify.annotations.NullMarked;
