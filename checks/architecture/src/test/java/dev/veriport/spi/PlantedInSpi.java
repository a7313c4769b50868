package dev.veriport.spi;

import com.fasterxml.jackson.core.JsonParser;
import dev.veriport.Veriport;
import dev.veriport.http.VendorClient;

/** Planted: the SPI knows the entry, an implementation, and shows Jackson. */
public interface PlantedInSpi {
    Veriport above();

    VendorClient outside();

    void read(JsonParser library);
}
