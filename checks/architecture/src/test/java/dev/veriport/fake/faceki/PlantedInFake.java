package dev.veriport.fake.faceki;

import dev.veriport.adapter.faceki.FacekiApi;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;

/** Planted: a fake that shares an adapter's types shares its misreadings; and it knows another vendor. */
record PlantedInFake(FacekiApi shared, FakeAuthenteqServer other) {}
