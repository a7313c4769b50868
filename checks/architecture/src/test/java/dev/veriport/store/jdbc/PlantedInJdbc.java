package dev.veriport.store.jdbc;

import dev.veriport.store.redis.RedisStoreFactory;

/** Planted: one store knows another. */
record PlantedInJdbc(RedisStoreFactory other) {}
