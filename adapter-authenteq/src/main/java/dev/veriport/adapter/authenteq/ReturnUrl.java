package dev.veriport.adapter.authenteq;

import dev.veriport.model.ReturnedParameters;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the browser comes back to, tied to one session by a one-time parameter. Authenteq's pages show own parameters
 * there and keep them; {@code code} is its own.
 */
final class ReturnUrl {
    static final String NONCE = "veriport";
    static final String CODE = "code";

    private ReturnUrl() {}

    /**
     * The same URL with our parameter, instead of that of an earlier attempt; what else it had stays as it was, letter by
     * letter.
     */
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

    /** However its name is encoded: the browser's parameters are compared decoded. */
    private static String withoutOurs(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(one -> ReturnedParameters.ofQuery(one).all(NONCE).isEmpty())
                .collect(Collectors.joining("&"));
    }

    /** What the browser comes back with of ours: one value, or those that an older version doubled. */
    static List<String> nonces(String redirect) {
        return ReturnedParameters.ofUrl(redirect).all(NONCE);
    }
}
