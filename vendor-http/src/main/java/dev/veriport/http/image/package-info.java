/** Images on their way to a vendor: told by their first bytes, bounded, and without what they say beside the picture. */
@NullMarked
package dev.veriport.http.image;

import org.jspecify.annotations.NullMarked;
