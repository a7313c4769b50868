/** The HTTP client for vendors' APIs. It bounds time and size, and reports whether a failed request was sent. */
@NullMarked
package dev.veriport.http;

import org.jspecify.annotations.NullMarked;
