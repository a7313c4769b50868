package dev.veriport.testkit.server;

/** Adds routes to a server, for endpoints that are written apart from it. */
@FunctionalInterface
public interface Routes {

    /** Adds a route, as {@link FakeVendorServer#route} does. */
    void add(String method, String path, Route route);
}
