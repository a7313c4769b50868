package dev.veriport.port;

import dev.veriport.config.ConfigSource;

/** Planted: a port knows the configuration. */
public interface PlantedInPort {
    ConfigSource above();
}
