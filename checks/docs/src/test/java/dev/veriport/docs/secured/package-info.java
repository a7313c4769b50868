/** What docs/webhooks.md shows of an application with Spring Security. */
@NullMarked
package dev.veriport.docs.secured;

import org.jspecify.annotations.NullMarked;
