/** The contracts of adapters and stores, as tests that their authors extend. */
@NullMarked
package dev.veriport.testkit.contract;

import org.jspecify.annotations.NullMarked;
