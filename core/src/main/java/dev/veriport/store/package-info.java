/**
 * The interfaces that a store implements, and the types that they use. Adapters use {@link
 * dev.veriport.store.StoredResponse} and {@link dev.veriport.store.VendorAccount}.
 */
@NullMarked
package dev.veriport.store;

import org.jspecify.annotations.NullMarked;
