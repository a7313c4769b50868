/** A made-up vendor, for the page on writing an adapter. */
@NullMarked
package dev.veriport.docs.acme;

import org.jspecify.annotations.NullMarked;
