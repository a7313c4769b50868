/** Onfido, imitated from the vendor's published pages: applicants, workflow runs with their tasks, and what they leave. */
@NullMarked
package dev.veriport.fake.onfido;

import org.jspecify.annotations.NullMarked;
