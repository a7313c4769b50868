package dev.veriport.spi;

import com.fasterxml.jackson.core.JsonParser;
import dev.veriport.Veriport;
import dev.veriport.http.VendorClient;

/** Planted: the SPI knows the entry, an implementation, and Jackson. */
final class PlantedInSpi {
    private PlantedInSpi() {}

    record KnowsTheEntry(Veriport above) {}

    record KnowsHttp(VendorClient outside) {}

    record UsesJackson(JsonParser library) {}
}
