package dev.veriport.model;

/**
 * One class of a driving licence.
 *
 * @param name {@code B}, {@code C}, …; empty where the vendor lists the classes in a form that cannot be read
 * @param from the first day it is good for
 * @param to the last day it is good for
 * @param notes restrictions, as the vendor read them
 */
public record LicenceClass(String name, Reported<PartialDate> from, Reported<PartialDate> to, Personal<String> notes) {}
