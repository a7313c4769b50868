/** Tokens and daily budgets that a fleet shares, on Redis. */
@NullMarked
package dev.veriport.redis;

import org.jspecify.annotations.NullMarked;
