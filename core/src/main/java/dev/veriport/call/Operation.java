package dev.veriport.call;

/**
 * Something a vendor is asked for, with what a repeat of it would do. The HTTP verb decides nothing: a GET can consume
 * what exists once. There is no operation without a safety, and a {@link OneShot} goes through no ordinary call.
 */
public sealed interface Operation {

    /** In the vendor's terms, lower case with hyphens; names the breaker. */
    String name();

    /** Whether it asks for a token, of which vendors may allow fewer a day than of requests. */
    default boolean asksForToken() {
        return false;
    }

    /** What an ordinary call takes. */
    sealed interface Callable extends Operation permits Read, Repeatable, Token, Create {}

    /** Free of effect. */
    record Read(String name) implements Callable {}

    /** A repeat leaves an unused thing behind, harmless but for the count. */
    record Repeatable(String name) implements Callable {}

    /**
     * Gives a token; a repeat leaves an unused one behind.
     *
     * @param held whether it is kept and shared; when it is asked for again is then the holder's alone to say
     */
    record Token(String name, boolean held) implements Callable {
        @Override
        public boolean asksForToken() {
            return true;
        }
    }

    /** Billed or counted, and the vendor does not tell a repeat from a second order. */
    record Create(String name) implements Callable {}

    /** Consumes something that exists once. */
    record OneShot(String name) implements Operation {}
}
