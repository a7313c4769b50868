package dev.veriport.adapter.sumsub;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.JsonValue;
import dev.veriport.http.image.CleanImage;
import dev.veriport.model.Country;
import dev.veriport.model.DocumentImages;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ImageSource;
import dev.veriport.model.Reported;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An image to add, with what Sumsub requires to know of it. Immutable.
 *
 * @param type Sumsub's word
 * @param side Sumsub's word; empty for none
 */
record SumsubImage(String type, Country country, String side, CleanImage content) {
    private static final Pattern WORD = Pattern.compile("[A-Z0-9_]{1,64}");
    private static final List<String> SIDES = List.of("FRONT_SIDE", "BACK_SIDE");

    /** @throws VeriportException {@code INVALID_REQUEST} when Sumsub does not know the country */
    SumsubImage {
        if (!country.isIso()) {
            throw refused("the vendor takes the country of a document only as one of ISO 3166-1");
        }
    }

    /** The JSON beside the file. */
    String metadata() {
        String ofSide = side.isEmpty() ? "" : ",\"idDocSubType\":\"" + side + "\"";
        return "{\"idDocType\":\"%s\",\"country\":\"%s\"%s}".formatted(type, country.code(), ofSide);
    }

    /** Whether Sumsub lists this image: it shows the same, and is as large. */
    boolean is(JsonValue listed) {
        JsonValue shown = listed.at("idDocDef");
        return shown.at("idDocType").is(type)
                && shown.at("country").is(country.code())
                && shown.at("idDocSubType").text().orElse("").equals(side)
                && listed.at("fileMetadata").at("fileSize").is(String.valueOf(content.length()));
    }

    /**
     * An image without sides.
     *
     * @param type Sumsub's word
     * @param largest in bytes
     * @throws VeriportException {@code INVALID_REQUEST} when it cannot be sent
     */
    static SumsubImage of(String type, Country country, ImageSource source, long largest) {
        if (!WORD.matcher(type).matches()) {
            throw refused("the type of an image is a word of Sumsub's, such as UTILITY_BILL");
        }
        return new SumsubImage(type, country, "", CleanImage.of(source, "the image", largest));
    }

    /**
     * The images of a submission: the selfie, with the country of the first document, and the sides of each document.
     *
     * @param largest the maximum size of an image, in bytes
     * @throws VeriportException {@code INVALID_REQUEST} when an image or a document cannot be sent
     */
    static List<SumsubImage> of(EvidenceSubmission submission, long largest) {
        List<SumsubImage> images = new ArrayList<>();
        Country country = given(submission.documents().get(0).country());
        images.add(new SumsubImage("SELFIE", country, "", CleanImage.of(submission.selfie(), "the selfie", largest)));
        submission.documents().forEach(document -> images.addAll(sides(document, largest)));
        return List.copyOf(images);
    }

    private static List<SumsubImage> sides(DocumentImages document, long largest) {
        String word = document.type()
                .read(type -> Optional.ofNullable(SumsubMapping.TYPES.get(type)))
                .toOptional()
                .orElseThrow(SumsubImage::unknownDocument);
        List<SumsubImage> images = new ArrayList<>();
        for (ImageSource side : document.sides()) {
            CleanImage clean = CleanImage.of(side, "a side of a document", largest);
            images.add(new SumsubImage(word, given(document.country()), SIDES.get(images.size()), clean));
        }
        return images;
    }

    private static Country given(Reported<Country> country) {
        return country.toOptional().orElseThrow(SumsubImage::unknownDocument);
    }

    private static VeriportException unknownDocument() {
        return refused("the vendor requires the type and the country of each document: set them with"
                + " DocumentImages.as, and no type OTHER");
    }

    private static VeriportException refused(String message) {
        return VeriportException.notSent(ErrorCode.INVALID_REQUEST, message).build();
    }
}
