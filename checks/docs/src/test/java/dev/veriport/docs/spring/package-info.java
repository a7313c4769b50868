/** The README's Spring Boot application. */
@NullMarked
package dev.veriport.docs.spring;

import org.jspecify.annotations.NullMarked;
