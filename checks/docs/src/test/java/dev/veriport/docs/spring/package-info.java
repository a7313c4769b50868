/** The Spring Boot application of docs/spring-boot.md. */
@NullMarked
package dev.veriport.docs.spring;

import org.jspecify.annotations.NullMarked;
