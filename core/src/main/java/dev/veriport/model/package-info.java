/** Requests, sessions and results: the data that applications and adapters exchange. Uses only the JDK and JSpecify. */
@NullMarked
package dev.veriport.model;

import org.jspecify.annotations.NullMarked;
