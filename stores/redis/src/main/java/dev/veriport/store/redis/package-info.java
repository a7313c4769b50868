/** Tokens and daily budgets that a fleet shares, on Redis. */
@NullMarked
package dev.veriport.store.redis;

import org.jspecify.annotations.NullMarked;
