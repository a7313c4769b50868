package dev.veriport.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A country as documents name it: ISO 3166-1, or one of the special codes of ICAO 9303 part 3 section 5, or a code we
 * do not know, kept as it came.
 *
 * @param code alpha-3 for {@link Kind#ISO}, the special code, or the vendor's raw text
 */
public record Country(String code, Kind kind) {

    /** Which list the code is on. */
    public enum Kind {
        ISO,
        /** Stateless persons, refugees, United Nations, British nationals other than citizens and the like. */
        ICAO_SPECIAL,
        UNKNOWN
    }

    private static final Map<String, String> ALPHA3_BY_ALPHA2 = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(
                    alpha2 -> alpha2,
                    alpha2 -> new Locale.Builder().setRegion(alpha2).build().getISO3Country()));

    private static final Set<String> ALPHA3 = Set.copyOf(Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3));

    private static final Set<String> SPECIAL = Set.of(
            "GBD", "GBN", "GBO", "GBP", "GBS", "EUE", "RKS", "UNO", "UNA", "UNK", "XBA", "XIM", "XCC", "XCE", "XCO",
            "XEC", "XPO", "XES", "XMP", "XOM", "XDC", "XXA", "XXB", "XXC", "XXX", "IAO", "NTZ", "UTO");

    /**
     * Codes that are on neither list and that documents and vendors use: Germany's in its machine-readable zone (ICAO 9303
     * part 3), the two that the European Union writes for its own, what ISO 3166-1 reserves exceptionally (UK, EU, UN), and
     * Kosovo's, which the European Union (XK) and the World Bank (XKX) assigned and whose documents say RKS.
     */
    private static final Map<String, String> ALIASES =
            Map.of("D", "DEU", "UK", "GBR", "EL", "GRC", "XK", "RKS", "XKX", "RKS", "EU", "EUE", "UN", "UNO");

    /** What fills a field of a machine-readable zone up. */
    private static final Pattern FILLERS = Pattern.compile("<+$");

    /**
     * Reads an alpha-2, alpha-3 or ICAO code, or a common alias such as {@code D}, {@code UK} or {@code XK}: in any case of
     * ASCII letters, with or without the fillers of a machine-readable zone.
     */
    public static Country of(String raw) {
        String written = Ascii.upperCase(FILLERS.matcher(raw.strip()).replaceAll(""));
        String code = ALIASES.getOrDefault(written, written);
        if (ALPHA3.contains(code)) {
            return new Country(code, Kind.ISO);
        }
        if (ALPHA3_BY_ALPHA2.containsKey(code)) {
            return new Country(ALPHA3_BY_ALPHA2.get(code), Kind.ISO);
        }
        return SPECIAL.contains(code) ? new Country(code, Kind.ICAO_SPECIAL) : new Country(raw, Kind.UNKNOWN);
    }
}
