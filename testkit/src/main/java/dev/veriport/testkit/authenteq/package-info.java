/** Authenteq, imitated from the vendor's own pages: tokens, the hosted page, and results that are handed out once. */
@NullMarked
package dev.veriport.testkit.authenteq;

import org.jspecify.annotations.NullMarked;
