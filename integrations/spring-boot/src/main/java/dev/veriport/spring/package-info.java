/** Veriport as beans of a Spring Boot application; inject {@code IdentityProvider}. */
@NullMarked
package dev.veriport.spring;

import org.jspecify.annotations.NullMarked;
