package dev.veriport.benchmarks;

import java.util.Locale;

/**
 * A row of the summary: what was wanted, and what came out.
 *
 * @param ratio measured
 * @param bound wanted
 * @param atMost whether the ratio may be no greater than the bound, or no less
 * @param met also by what is beside the ratio
 */
record Promise(String what, String against, double ratio, double bound, boolean atMost, boolean met, String figures) {

    static Promise atMost(double bound, String what, String against, double ratio, boolean also, String figures) {
        return new Promise(what, against, ratio, bound, true, also && ratio <= bound, figures);
    }

    static Promise atLeast(double bound, String what, String against, double ratio, boolean also, String figures) {
        return new Promise(what, against, ratio, bound, false, also && ratio >= bound, figures);
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | **%.2f** × %s | %s %.2f | %s | %s |",
                what,
                ratio,
                against,
                atMost ? "≤" : "≥",
                bound,
                met ? "yes" : "**no**",
                figures);
    }
}
