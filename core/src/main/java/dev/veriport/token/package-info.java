/** Tokens of a vendor, for whoever calls a vendor with one of its own. Core holds and renews those that adapters use. */
@NullMarked
package dev.veriport.token;

import org.jspecify.annotations.NullMarked;
