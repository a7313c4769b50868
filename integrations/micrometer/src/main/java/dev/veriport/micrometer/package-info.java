/** What happens inside, counted and timed, for Micrometer: no name and no value of it tells of a person. */
@NullMarked
package dev.veriport.micrometer;

import org.jspecify.annotations.NullMarked;
