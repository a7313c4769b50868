/** What docs/spring-boot.md shows of an application with two brands. */
@NullMarked
package dev.veriport.docs.brands;

import org.jspecify.annotations.NullMarked;
