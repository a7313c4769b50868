/** The base of every fake vendor: a loopback HTTP server with scripted answers and recorded requests. */
@NullMarked
package dev.veriport.testkit.server;

import org.jspecify.annotations.NullMarked;
