/**
 * What core does for every store: it seals and hashes, decides what happens while the store is away, and erases what is over. And
 * the store in memory.
 */
@NullMarked
package dev.veriport.internal.store;

import org.jspecify.annotations.NullMarked;
