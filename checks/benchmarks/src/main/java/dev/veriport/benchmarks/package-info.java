/** Veriport beside what a team would use instead. */
@NullMarked
package dev.veriport.benchmarks;

import org.jspecify.annotations.NullMarked;
