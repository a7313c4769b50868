package dev.veriport.model;

/**
 * One class of a driving licence. Immutable.
 *
 * @param name such as {@code B} or {@code C}; empty where the vendor lists the classes in a form that cannot be read
 * @param from the first day on which it is valid
 * @param to the last day on which it is valid
 * @param notes restrictions, as the vendor gave them
 */
public record LicenceClass(String name, Reported<PartialDate> from, Reported<PartialDate> to, Personal<String> notes) {}
