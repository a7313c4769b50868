package dev.veriport.model;

import java.util.List;
import java.util.Optional;

/**
 * The images of one document, and what the application knows of it. Immutable.
 *
 * @param sides the front, then the back if there is one
 * @param type what the user says the document is; some vendors require it
 * @param country the issuing country; some vendors require it
 */
public record DocumentImages(List<ImageSource> sides, Reported<DocumentType> type, Reported<Country> country) {

    /** @throws IllegalArgumentException when there are no sides, or more than two */
    public DocumentImages {
        sides = List.copyOf(sides);
        if (sides.isEmpty() || sides.size() > 2) {
            throw new IllegalArgumentException("a document has a front and at most a back");
        }
    }

    /**
     * A document of which nothing is known but its images.
     *
     * @throws IllegalArgumentException as for the other constructor
     */
    public DocumentImages(List<ImageSource> sides) {
        this(sides, Reported.notProvided(), Reported.notProvided());
    }

    /** A document with one side, such as a passport. */
    public static DocumentImages of(ImageSource front) {
        return new DocumentImages(List.of(front));
    }

    /** A document with two sides. */
    public static DocumentImages of(ImageSource front, ImageSource back) {
        return new DocumentImages(List.of(front, back));
    }

    /** The same images of a document whose type and issuing country are known. */
    public DocumentImages as(DocumentType known, Country issuing) {
        return new DocumentImages(sides, Reported.of(known), Reported.of(issuing));
    }

    /** The front. */
    public ImageSource front() {
        return sides.get(0);
    }

    /** The back; empty for a document with one side. */
    public Optional<ImageSource> back() {
        return sides.stream().skip(1).findFirst();
    }
}
