/** Stripe Identity, imitated from the vendor's published pages: verification sessions, their reports, files and events. */
@NullMarked
package dev.veriport.fake.stripe;

import org.jspecify.annotations.NullMarked;
