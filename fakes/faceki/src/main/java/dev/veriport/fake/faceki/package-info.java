/** Faceki, imitated from the vendor's own pages: tokens that live an hour, verification links, and their records. */
@NullMarked
package dev.veriport.fake.faceki;

import org.jspecify.annotations.NullMarked;
