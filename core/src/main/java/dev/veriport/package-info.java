/** The entry for applications without a container. */
@NullMarked
package dev.veriport;

import org.jspecify.annotations.NullMarked;
