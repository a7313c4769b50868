package dev.veriport.testkit.server;

/** Processes the requests of one method and path: checks, changes the fake's state, and gives the answer. */
@FunctionalInterface
public interface Route {

    /** Called from several threads at once. */
    Reply answer(RecordedRequest request);
}
