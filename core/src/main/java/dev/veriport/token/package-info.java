/** Access tokens of vendors. Core caches and renews the tokens that adapters use. */
@NullMarked
package dev.veriport.token;

import org.jspecify.annotations.NullMarked;
