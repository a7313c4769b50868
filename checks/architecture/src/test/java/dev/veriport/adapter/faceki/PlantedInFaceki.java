package dev.veriport.adapter.faceki;

import dev.veriport.adapter.authenteq.PlantedInAuthenteq;
import dev.veriport.fake.faceki.FakeFacekiServer;

/** Planted: one adapter knows the other, and its fake. */
record PlantedInFaceki(PlantedInAuthenteq other, FakeFacekiServer fake) {}
