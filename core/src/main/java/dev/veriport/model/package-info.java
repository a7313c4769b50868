/** What an application and a vendor talk about: requests, sessions, results, tokens. Only the JDK and JSpecify. */
@NullMarked
package dev.veriport.model;

import org.jspecify.annotations.NullMarked;
