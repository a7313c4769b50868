package dev.veriport.cli;

import dev.veriport.adapter.faceki.FacekiApi;

/** Planted: the command line knows an adapter, which it has from its class path. */
record PlantedInCli(FacekiApi vendor) {}
