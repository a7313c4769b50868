/**
 * What the author of an adapter implements, and what core lends to it. Requests and results are in {@link
 * dev.veriport.model}, settings in {@link dev.veriport.config}, stored answers and accounts in {@link dev.veriport.store}.
 */
@NullMarked
package dev.veriport.spi;

import org.jspecify.annotations.NullMarked;
