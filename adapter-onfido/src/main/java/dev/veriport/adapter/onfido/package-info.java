/** Onfido: applicants, workflow runs of Studio, and the reports of their tasks. */
@NullMarked
package dev.veriport.adapter.onfido;

import org.jspecify.annotations.NullMarked;
