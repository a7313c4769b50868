package dev.veriport.fake.authenteq;

import dev.veriport.testkit.server.Resource;
import java.util.List;

/**
 * Answers of Authenteq: those that its pages print, word for word, slips included, and ready results with tiny real
 * images and invented persons.
 */
public final class AuthenteqSamples {

    private AuthenteqSamples() {}

    /**
     * A printed sample as it stands on the vendor's page.
     *
     * @param name endpoint, HTTP status and case, such as {@code verification-url-401-api-keys-invalid.txt}; what is
     *     no JSON as printed ends in {@code .txt}, everything else in {@code .json}
     * @throws IllegalArgumentException when there is none of that name
     */
    public static String load(String name) {
        return Resource.text(AuthenteqSamples.class, "samples/" + name);
    }

    /** The names of all printed samples. */
    public static List<String> names() {
        return Resource.lines(AuthenteqSamples.class, "samples/index.txt");
    }

    /** A driving licence with every field that is documented, and an address proof. */
    public static String oneDocument() {
        return VerificationResultJson.documents(1).json();
    }

    /** A driving licence and a passport. */
    public static String twoDocuments() {
        return VerificationResultJson.documents(2).json();
    }

    /** A driving licence, a passport and a national identity card. */
    public static String threeDocuments() {
        return VerificationResultJson.documents(3).json();
    }

    /** A passport alone: no back, no jurisdiction, no licence classes. */
    public static String passport() {
        return VerificationResultJson.passport().json();
    }
}
