package dev.veriport.store;

import dev.veriport.spi.VendorAdapter;
import java.sql.Connection;

/** Planted: stores know adapters, and a database. */
public record PlantedInStore(VendorAdapter above, Connection library) {}
