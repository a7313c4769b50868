/** Tokens: the vendors' policies, and one fetch for all callers. */
@NullMarked
package dev.veriport.internal.token;

import org.jspecify.annotations.NullMarked;
