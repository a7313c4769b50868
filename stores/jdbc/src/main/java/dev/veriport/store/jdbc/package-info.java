/** Tokens, daily budgets and the vault, in SQLite for one machine or in PostgreSQL for a fleet. */
@NullMarked
package dev.veriport.store.jdbc;

import org.jspecify.annotations.NullMarked;
