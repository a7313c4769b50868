package dev.veriport.fake.faceki;

import dev.veriport.testkit.server.Resource;
import java.util.List;

/** Answers of Faceki as its pages print them, slips included; credentials in them are replaced by invented ones. */
public final class FacekiSamples {

    private FacekiSamples() {}

    /**
     * A printed sample. {@code kyc-verification-records-200.json} is printed as far as {@code selfie_data}; the rest of
     * it is completed from the vendor's own types with invented values (docs/vendors.md, R1).
     *
     * @param name endpoint, HTTP status and case, such as {@code generate-token-200.txt}; what is no JSON as printed
     *     ends in {@code .txt}, everything else in {@code .json}
     * @throws IllegalArgumentException when there is none of that name
     */
    public static String load(String name) {
        return Resource.text(FacekiSamples.class, "samples/" + name);
    }

    /** The names of all samples. */
    public static List<String> names() {
        return Resource.lines(FacekiSamples.class, "samples/index.txt");
    }
}
