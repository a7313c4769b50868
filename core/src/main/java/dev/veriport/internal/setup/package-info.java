/** What is to be opened, read from the configuration, and what is open. */
@NullMarked
package dev.veriport.internal.setup;

import org.jspecify.annotations.NullMarked;
