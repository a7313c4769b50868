/** What becomes of a store's callers, and of what it holds, in each fault: the tables of docs/faults.md. */
@NullMarked
package dev.veriport.testkit.stores;

import org.jspecify.annotations.NullMarked;
