package dev.veriport.spi;

import dev.veriport.port.RequestBudget;
import dev.veriport.port.TokenStore;

/** Where tokens are kept and requests are counted. Closing is in the hands of whoever opened them. */
public record Stores(TokenStore tokens, RequestBudget budget) {}
