/** Persona: inquiries and their verifications. */
@NullMarked
package dev.veriport.adapter.persona;

import org.jspecify.annotations.NullMarked;
