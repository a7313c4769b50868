/** The sandbox as people use it: in a browser, with the keyboard, by day and by night. */
@NullMarked
package dev.veriport.browser;

import org.jspecify.annotations.NullMarked;
