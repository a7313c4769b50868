package dev.veriport.fake.faceki;

import dev.veriport.adapter.faceki.FacekiApi;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.guice.VeriportModule;

/** Planted: a fake that shares an adapter's types shares its misreadings; another's are not its own; and no container. */
final class PlantedInFake {
    private PlantedInFake() {}

    record KnowsTheAdapter(FacekiApi shared) {}

    record KnowsAnother(FakeAuthenteqServer other) {}

    record KnowsGuice(VeriportModule module) {}
}
