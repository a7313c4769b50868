/** What an application calls and an adapter implements. Interfaces only. */
@NullMarked
package dev.veriport.port;

import org.jspecify.annotations.NullMarked;
