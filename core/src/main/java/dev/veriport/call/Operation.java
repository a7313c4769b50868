package dev.veriport.call;

/**
 * Something a vendor is asked for, with what a repeat of it would do. The HTTP verb decides nothing: a GET can consume
 * what exists once. There is no operation without a safety, and a {@link OneShot} goes through no ordinary call.
 */
public sealed interface Operation {

    /** In the vendor's terms, lower case with hyphens; names the breaker. */
    String name();

    /** What an ordinary call takes. */
    sealed interface Callable extends Operation permits Read, Repeatable, Create {}

    /** Free of effect. */
    record Read(String name) implements Callable {}

    /** A repeat leaves an unused thing behind, harmless but for the count. */
    record Repeatable(String name) implements Callable {}

    /** Billed or counted, and the vendor does not tell a repeat from a second order. */
    record Create(String name) implements Callable {}

    /** Consumes something that exists once. */
    record OneShot(String name) implements Operation {}
}
