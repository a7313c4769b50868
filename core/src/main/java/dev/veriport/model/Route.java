package dev.veriport.model;

import java.util.List;

/**
 * How a verification came to its vendor.
 *
 * @param reason why this vendor
 * @param tried those that could not take it, in order
 */
public record Route(Reason reason, List<Tried> tried) {

    public Route {
        tried = List.copyOf(tried);
    }

    /** Why a vendor took it. */
    public enum Reason {
        /** {@code veriport.provider} names it. */
        CONFIGURED,
        /** It takes a share of all starts, {@code veriport.split}. */
        SPLIT,
        /** The application's own chooser wanted it. */
        CHOSEN,
        /** Those before it could not. */
        FALLBACK
    }

    /**
     * One that could not take it.
     *
     * @param code the name of the error code that says why
     */
    public record Tried(ProviderId provider, String code) {}

    /** Asked directly, without a router. */
    public static Route direct() {
        return new Route(Reason.CONFIGURED, List.of());
    }
}
