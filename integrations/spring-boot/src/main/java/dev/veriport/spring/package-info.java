/** Veriport as beans of a Spring Boot application; what is injected is mostly {@code IdentityProvider}. */
@NullMarked
package dev.veriport.spring;

import org.jspecify.annotations.NullMarked;
