package dev.veriport.spi;

/**
 * An operation of a vendor's API, with what a repeat of it would do. The HTTP verb says nothing about that: a GET can consume
 * what exists once. No operation is without retry semantics, and a {@link OneShot} cannot be made as an ordinary call.
 */
public sealed interface Operation {

    /** The name in breakers, meters and failures: the vendor's term, in lower case with hyphens. */
    String name();

    /** What a repeat would do. */
    RetrySemantics retrySemantics();

    /** Whether {@code start} or {@code complete} needs the operation. */
    Role role();

    /** Whether it requests a token. Vendors may allow fewer tokens a day than requests. */
    default boolean asksForToken() {
        return false;
    }

    /**
     * Whether it may be sent on a pooled connection, which the other side may have closed while it was idle. An operation that
     * is billed, that is counted by itself or that exists once gets a connection of its own.
     */
    default boolean takesPooledConnection() {
        return false;
    }

    /** Whether one call may send it more than once. */
    default boolean isTriedAgain() {
        return true;
    }

    /** What needs an operation. */
    enum Role {
        /** {@code start} or {@code complete} needs it: while its breaker is open, the vendor is failing. */
        SESSION,
        /** Neither needs it: its breaker is a detail of the vendor's health. */
        EXTRA
    }

    /** What a {@link VendorCall.Ordinary} takes. */
    sealed interface Callable extends Operation permits Read, Download, Repeatable, Token {}

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

    /**
     * Reads a file, whose bytes are not looked at: {@link RetrySemantics#READ}.
     *
     * @param isAtAddress whether it is requested at an address that the vendor gave, and never at the vendor's API: how long such a
     *     host asks to wait holds back no call of the API, and its redirects are not followed
     */
    record Download(String name, Role role, boolean isAtAddress) implements Callable {
        /** A file that is requested at the vendor's API, which may redirect to another host. */
        public Download(String name, Role role) {
            this(name, role, false);
        }

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
     * Requests a token: {@link RetrySemantics#REPEATABLE}.
     *
     * @param held whether the token is held and shared; its holder alone says when it is requested again
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

    /** What a {@link VendorCall.Creation} takes. */
    sealed interface Creating extends Operation permits Create, Keyed {}

    /** {@link RetrySemantics#CREATE}. */
    record Create(String name, Role role) implements Creating {
        @Override
        public RetrySemantics retrySemantics() {
            return RetrySemantics.CREATE;
        }
    }

    /** {@link RetrySemantics#KEYED}: its requests have an idempotency key. */
    record Keyed(String name, Role role) implements Creating {
        @Override
        public RetrySemantics retrySemantics() {
            return RetrySemantics.KEYED;
        }

        @Override
        public boolean takesPooledConnection() {
            return true;
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
