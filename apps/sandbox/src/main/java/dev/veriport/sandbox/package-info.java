/**
 * A site to try everything in the browser: every installed vendor, faked on this machine, and a small onboarding site in
 * front of them.
 */
@NullMarked
package dev.veriport.sandbox;

import org.jspecify.annotations.NullMarked;
