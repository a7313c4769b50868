/** A place to try everything in the browser: both vendors faked on this machine, and a small onboarding site before them. */
@NullMarked
package dev.veriport.sandbox;

import org.jspecify.annotations.NullMarked;
