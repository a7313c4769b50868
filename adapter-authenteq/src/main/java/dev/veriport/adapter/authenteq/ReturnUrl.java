package dev.veriport.adapter.authenteq;

import dev.veriport.model.ReturnedParameters;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The URL to which the browser returns, bound to one session by a one-time parameter. Authenteq preserves the
 * application's parameters, and adds {@code code}.
 */
final class ReturnUrl {
    static final String NONCE = "veriport";
    static final String CODE = "code";

    private ReturnUrl() {}

    /** Adds our parameter to the URL, and removes that of an earlier attempt. All else stays exactly as it was. */
    static String with(URI returnTo, String nonce) {
        String url = returnTo.toString();
        int hash = url.indexOf('#');
        String withoutFragment = hash < 0 ? url : url.substring(0, hash);
        String fragment = hash < 0 ? "" : url.substring(hash);
        int mark = withoutFragment.indexOf('?');
        String address = mark < 0 ? withoutFragment : withoutFragment.substring(0, mark);
        String others = mark < 0 ? "" : withoutOurs(withoutFragment.substring(mark + 1));
        return address + "?" + others + (others.isEmpty() ? "" : "&") + NONCE + "=" + nonce + fragment;
    }

    /** Compares the decoded names, as {@link ReturnedParameters} does. */
    private static String withoutOurs(String query) {
        if (!query.contains(NONCE) && query.indexOf('%') < 0) {
            return query; // as almost always
        }
        return Arrays.stream(query.split("&", -1))
                .filter(one -> ReturnedParameters.ofQuery(one).all(NONCE).isEmpty())
                .collect(Collectors.joining("&"));
    }

    /** The values of our parameter: one, or several in a session of an older version. */
    static List<String> nonces(String redirect) {
        return ReturnedParameters.ofUrl(redirect).all(NONCE);
    }
}
