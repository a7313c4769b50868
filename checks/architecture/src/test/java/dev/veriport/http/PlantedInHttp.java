package dev.veriport.http;

import dev.veriport.faceki.FacekiApi;

/** Planted: what every vendor shares knows one of them. */
record PlantedInHttp(FacekiApi vendor) {}
