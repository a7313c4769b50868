/** A judge of what fakes were asked and answered: the vendors' published specifications, which are not part of the project. */
@NullMarked
package dev.veriport.spec;

import org.jspecify.annotations.NullMarked;
