package dev.veriport.spi;

import com.fasterxml.jackson.core.JsonParser;
import dev.veriport.Veriport;
import dev.veriport.http.VendorClient;
import dev.veriport.internal.call.CallPipeline;

/** Planted: the SPI knows the entry, an implementation, and shows Jackson and the pipeline. */
public interface PlantedInSpi {
    Veriport above();

    VendorClient outside();

    CallPipeline behind();

    void read(JsonParser library);
}
