package dev.veriport.spi;

/**
 * Something a vendor is asked for, with what a repeat of it would do. The HTTP verb decides nothing: a GET can consume
 * what exists once. There is no operation without retry semantics, and a {@link OneShot} goes through no ordinary call.
 */
public sealed interface Operation {

    /** In the vendor's terms, lower case with hyphens; names the breaker. */
    String name();

    RetrySemantics retrySemantics();

    /** Whether the vendor counts as failing while this fails. */
    Role role();

    /** Whether it asks for a token, of which vendors may allow fewer a day than of requests. */
    default boolean asksForToken() {
        return false;
    }

    /**
     * Whether it may go out on a connection that served another request, which may have been closed meanwhile: nobody can
     * tell before it is used. What is billed, counted by itself or exists once may not.
     */
    default boolean takesPooledConnection() {
        return false;
    }

    /** Whether it may be tried again within a call at all. */
    default boolean isTriedAgain() {
        return true;
    }

    /** What an operation is for. */
    enum Role {
        /** {@code start} or {@code complete} needs it: while it fails, the vendor is failing. */
        SESSION,
        /** All else: while it fails, it is a detail of the vendor's health. */
        EXTRA
    }

    /** What a {@link VendorCall.Ordinary} takes. */
    sealed interface Callable extends Operation permits Read, Repeatable, Token {}

    /** {@link RetrySemantics#READ}. */
    record Read(String name, Role role) implements Callable {
        @Override
        public RetrySemantics retrySemantics() {
            return RetrySemantics.READ;
        }

        @Override
        public boolean takesPooledConnection() {
            return true;
        }
    }

    /** {@link RetrySemantics#REPEATABLE}. */
    record Repeatable(String name, Role role) implements Callable {
        @Override
        public RetrySemantics retrySemantics() {
            return RetrySemantics.REPEATABLE;
        }

        @Override
        public boolean takesPooledConnection() {
            return true;
        }
    }

    /**
     * Gives a token: {@link RetrySemantics#REPEATABLE}.
     *
     * @param held whether it is kept and shared; when it is asked for again is then the holder's alone to say
     */
    record Token(String name, Role role, boolean held) implements Callable {
        @Override
        public RetrySemantics retrySemantics() {
            return RetrySemantics.REPEATABLE;
        }

        @Override
        public boolean asksForToken() {
            return true;
        }

        @Override
        public boolean isTriedAgain() {
            return !held;
        }
    }

    /** {@link RetrySemantics#CREATE}. */
    record Create(String name, Role role) implements Operation {
        @Override
        public RetrySemantics retrySemantics() {
            return RetrySemantics.CREATE;
        }
    }

    /** {@link RetrySemantics#ONE_SHOT}. */
    record OneShot(String name, Role role) implements Operation {
        @Override
        public RetrySemantics retrySemantics() {
            return RetrySemantics.ONE_SHOT;
        }
    }
}
