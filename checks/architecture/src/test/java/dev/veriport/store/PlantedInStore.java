package dev.veriport.store;

import dev.veriport.spi.VendorAdapter;
import java.sql.Connection;

/** Planted: stores know adapters, and a database; and a public constructor takes five things. */
public record PlantedInStore(VendorAdapter above, Connection library, int third, int fourth, int fifth) {}
