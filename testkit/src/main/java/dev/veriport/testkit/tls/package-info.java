/** Certificates made for a test, with an authority of the test's own. */
@NullMarked
package dev.veriport.testkit.tls;

import org.jspecify.annotations.NullMarked;
