/** The adapter for Authenteq. */
@NullMarked
package dev.veriport.adapter.authenteq;

import org.jspecify.annotations.NullMarked;
