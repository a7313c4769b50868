package dev.veriport.store.redis;

import dev.veriport.adapter.faceki.FacekiApi;

/** Planted: a store knows a vendor. */
record PlantedInRedis(FacekiApi vendor) {}
