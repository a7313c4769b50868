package dev.veriport.adapter.faceki;

import dev.veriport.adapter.authenteq.AuthenteqApi;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.guice.VeriportModule;
import dev.veriport.unmarked.PlantedInUnmarked;
import java.net.HttpURLConnection;
import java.net.http.HttpClient;

/** Planted: an adapter knows the other, its fake, an integration and a check, and connects by itself. */
final class PlantedInFaceki {
    private PlantedInFaceki() {}

    record KnowsAnother(AuthenteqApi other) {}

    record KnowsItsFake(FakeFacekiServer fake) {}

    record KnowsGuice(VeriportModule module) {}

    record KnowsACheck(PlantedInUnmarked check) {}

    record Connects(HttpURLConnection connection) {}

    record HasAClient(HttpClient client) {}
}
