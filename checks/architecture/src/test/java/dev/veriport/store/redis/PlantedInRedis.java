package dev.veriport.store.redis;

import dev.veriport.adapter.faceki.FacekiApi;
import dev.veriport.guice.VeriportModule;
import dev.veriport.store.jdbc.PlantedInJdbc;
import java.net.Socket;

/** Planted: a store knows a vendor, an integration and another store, and connects by itself. */
final class PlantedInRedis {
    private PlantedInRedis() {}

    record KnowsAVendor(FacekiApi vendor) {}

    record KnowsGuice(VeriportModule module) {}

    record KnowsAnother(PlantedInJdbc other) {}

    record Connects(Socket socket) {}
}
