/** How tokens are kept: the vendors' policies, one fetch for many callers. */
@NullMarked
package dev.veriport.token;

import org.jspecify.annotations.NullMarked;
