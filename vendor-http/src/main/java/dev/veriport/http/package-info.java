/** The one way to call a vendor over HTTP: bounded in time and size, honest about what was sent. */
@NullMarked
package dev.veriport.http;

import org.jspecify.annotations.NullMarked;
