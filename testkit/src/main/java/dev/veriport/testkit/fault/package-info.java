/** A loopback server that breaks the connection on purpose, to see what a client makes of it. */
@NullMarked
package dev.veriport.testkit.fault;

import org.jspecify.annotations.NullMarked;
