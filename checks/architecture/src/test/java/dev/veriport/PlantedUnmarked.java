package dev.veriport;

import org.jspecify.annotations.NullUnmarked;

/** Planted: takes back what its package says of nulls. */
@NullUnmarked
final class PlantedUnmarked {
    private PlantedUnmarked() {}
}
