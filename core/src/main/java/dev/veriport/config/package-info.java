/** Reads settings: typed keys, every problem at once, no value ever printed. */
@NullMarked
package dev.veriport.config;

import org.jspecify.annotations.NullMarked;
