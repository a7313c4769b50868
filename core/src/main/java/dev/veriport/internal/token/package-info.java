/** How tokens are kept: the vendors' policies, one fetch for many callers. */
@NullMarked
package dev.veriport.internal.token;

import org.jspecify.annotations.NullMarked;
