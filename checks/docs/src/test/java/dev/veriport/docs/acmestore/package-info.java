/** A store on a made-up engine, for the page on stores. */
@NullMarked
package dev.veriport.docs.acmestore;

import org.jspecify.annotations.NullMarked;
