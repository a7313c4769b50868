package dev.veriport.fake.authenteq;

import java.net.URI;
import java.util.List;

/** How a redirect URL is compared with the registered ones. The vendor does not say (docs/vendors.md, E4). */
public enum RedirectMatching {
    /** Everything but the query has to be equal: the pages show own parameters there, so this is the likelier. */
    IGNORING_QUERY,
    /** Character by character. */
    EXACT;

    boolean matches(List<URI> registered, String redirectUrl) {
        return this == EXACT
                ? registered.stream().anyMatch(url -> url.toString().equals(redirectUrl))
                : registered.stream()
                        .anyMatch(url -> withoutQuery(url.toString()).equals(withoutQuery(redirectUrl)));
    }

    private static String withoutQuery(String url) {
        return url.split("[?#]", 2)[0];
    }
}
