/** Tokens, daily counts and single-use answers that several nodes share, in Redis. */
@NullMarked
package dev.veriport.store.redis;

import org.jspecify.annotations.NullMarked;
