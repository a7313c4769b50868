package dev.veriport.spec;

import java.util.function.Predicate;

/** A fault that is none, since the specification says less than the vendor's pages or its own examples. */
record Excuse(String reason, Predicate<Fault> excused) {}
