package dev.veriport.event;

import dev.veriport.store.TokenStore;
import io.lettuce.core.RedisURI;

/** Planted: what happens knows where tokens are kept, and with which client. */
public record PlantedInEvent(TokenStore above, RedisURI where) {}
