/** Authenteq, imitated from the vendor's own pages: tokens, the hosted page, and results that are handed out once. */
@NullMarked
package dev.veriport.fake.authenteq;

import org.jspecify.annotations.NullMarked;
