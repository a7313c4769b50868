package dev.veriport.time;

import dev.veriport.error.ErrorCode;

/** Planted: time knows errors. */
public interface PlantedInTicking {
    ErrorCode above();
}
