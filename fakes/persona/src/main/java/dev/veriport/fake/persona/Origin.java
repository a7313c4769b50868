package dev.veriport.fake.persona;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an inquiry was created from.
 *
 * @param isLegacy whether its template is one of the former kind
 * @param account null where none was to be created
 */
record Origin(
        boolean isLegacy, @Nullable Account account, Duration afterCreate, Duration afterStart, Duration afterResume) {}
