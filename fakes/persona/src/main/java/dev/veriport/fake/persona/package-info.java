/** Persona, imitated from the vendor's published pages: inquiries, their verifications, photos, hosted page and events. */
@NullMarked
package dev.veriport.fake.persona;

import org.jspecify.annotations.NullMarked;
