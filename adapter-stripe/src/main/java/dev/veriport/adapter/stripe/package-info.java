/** Stripe Identity: verification sessions and their reports. */
@NullMarked
package dev.veriport.adapter.stripe;

import org.jspecify.annotations.NullMarked;
