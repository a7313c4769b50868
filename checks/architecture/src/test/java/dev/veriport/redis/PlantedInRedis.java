package dev.veriport.redis;

import dev.veriport.faceki.FacekiApi;

/** Planted: a store knows a vendor. */
record PlantedInRedis(FacekiApi vendor) {}
