package dev.veriport.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A country as documents name it: a code of ISO 3166-1, a special code of ICAO 9303 part 3 section 5, or an unknown
 * code, which is kept unchanged. Two countries with the same code are equal. Prints its code. Immutable.
 */
public final class Country {
    private static final Map<String, String> ALPHA3_BY_ALPHA2 = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(
                    alpha2 -> alpha2,
                    alpha2 -> new Locale.Builder().setRegion(alpha2).build().getISO3Country()));

    private static final Map<String, String> ALPHA2_BY_ALPHA3 = ALPHA3_BY_ALPHA2.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private static final Set<String> ALPHA3 = Set.copyOf(Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3));

    private static final Set<String> SPECIAL = Set.of(
            "GBD", "GBN", "GBO", "GBP", "GBS", "EUE", "RKS", "UNO", "UNA", "UNK", "XBA", "XIM", "XCC", "XCE", "XCO",
            "XEC", "XPO", "XES", "XMP", "XOM", "XDC", "XXA", "XXB", "XXC", "XXX", "IAO", "NTZ", "UTO");

    /**
     * Codes that are in neither list and that documents and vendors use: Germany's in its machine-readable zone (ICAO
     * 9303 part 3), the two that the European Union uses for its members (EL, UK), the exceptional reservations of
     * ISO 3166-1 (UK, EU, UN), and Kosovo's. The European Union (XK) and the World Bank (XKX) assigned Kosovo's; its
     * documents say RKS.
     */
    private static final Map<String, String> ALIASES =
            Map.of("D", "DEU", "UK", "GBR", "EL", "GRC", "XK", "RKS", "XKX", "RKS", "EU", "EUE", "UN", "UNO");

    private final String code;

    private Country(String code) {
        this.code = code;
    }

    /**
     * Parses an alpha-2, alpha-3 or ICAO code, or a common alias such as {@code D}, {@code UK} or {@code XK}. Upper
     * and lower case ASCII letters are the same. Fillers of a machine-readable zone at the end are ignored. An
     * unknown code is kept unchanged.
     */
    public static Country of(String raw) {
        String written = Ascii.upperCase(withoutFillers(raw.strip()));
        String code = ALIASES.getOrDefault(written, written);
        String alpha3 = ALPHA3_BY_ALPHA2.getOrDefault(code, code);
        Country country = new Country(alpha3);
        return country.isKnown() ? country : new Country(raw);
    }

    /** Without the characters that fill the end of a field of a machine-readable zone. */
    private static String withoutFillers(String written) {
        int end = written.length();
        while (end > 0 && written.charAt(end - 1) == '<') {
            end--;
        }
        return written.substring(0, end);
    }

    /**
     * The alpha-3 code of ISO 3166-1, or the special code of ICAO 9303, or the vendor's raw text for an unknown code.
     */
    public String code() {
        return code;
    }

    /** The alpha-2 code of ISO 3166-1; empty for a code that is not in its list. */
    public Optional<String> alpha2() {
        return Optional.ofNullable(ALPHA2_BY_ALPHA3.get(code));
    }

    /** Whether the code is in the list of ISO 3166-1. */
    public boolean isIso() {
        return ALPHA3.contains(code);
    }

    /**
     * Whether the code is in a list: of ISO 3166-1, or of ICAO 9303's special codes for stateless persons, refugees,
     * the United Nations, British nationals other than citizens and the like.
     */
    public boolean isKnown() {
        return isIso() || SPECIAL.contains(code);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Country that && code.equals(that.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code;
    }
}
