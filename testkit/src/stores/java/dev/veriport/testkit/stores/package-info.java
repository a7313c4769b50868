/** What the tests of all stores share: steps, fleets of processes, and what becomes of both in each fault, the tables of docs/faults.md. */
@NullMarked
package dev.veriport.testkit.stores;

import org.jspecify.annotations.NullMarked;
