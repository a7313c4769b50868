/** What authors of adapters and stores measure and limit time by. */
@NullMarked
package dev.veriport.time;

import org.jspecify.annotations.NullMarked;
