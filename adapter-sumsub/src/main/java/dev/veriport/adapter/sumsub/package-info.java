/** Sumsub: applicants and their reviews. */
@NullMarked
package dev.veriport.adapter.sumsub;

import org.jspecify.annotations.NullMarked;
