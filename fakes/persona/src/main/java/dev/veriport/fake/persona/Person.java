package dev.veriport.fake.persona;

import java.util.Map;

/** The invented person in every document. */
final class Person {
    static final String FIRST_NAME = "MIRA";
    static final String LAST_NAME = "TESTMANN";
    static final String BIRTHDATE = "1991-07-23";
    static final String ID_NUMBER = "SPECIMEN-4711";

    private Person() {}

    /** What a government id says of it, by the attributes of its verification. */
    static Map<String, String> inDocument() {
        return Map.ofEntries(
                Map.entry("id-class", "pp"),
                Map.entry("name-first", FIRST_NAME),
                Map.entry("name-last", LAST_NAME),
                Map.entry("birthdate", BIRTHDATE),
                Map.entry("identification-number", ID_NUMBER),
                Map.entry("document-number", "SPECIMEN8417"),
                Map.entry("issue-date", "2021-12-01"),
                Map.entry("expiration-date", "2031-11-30"),
                Map.entry("issuing-authority", "PRØVEBY"),
                Map.entry("nationality", "NO"),
                Map.entry("sex", "Female"),
                Map.entry("birthplace", "PRØVEBY"),
                Map.entry("address-street-1", "PRØVEGATA 7"),
                Map.entry("address-city", "PRØVEBY"),
                Map.entry("address-postal-code", "0001"));
    }
}
