/** Images for vendors: detected by their first bytes, bounded in size, without metadata. */
@NullMarked
package dev.veriport.http.image;

import org.jspecify.annotations.NullMarked;
