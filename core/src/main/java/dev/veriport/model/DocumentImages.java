package dev.veriport.model;

import java.util.List;
import java.util.Optional;

/**
 * The images of one document.
 *
 * @param sides the front, then the back if there is one
 */
public record DocumentImages(List<ImageSource> sides) {

    /** @throws IllegalArgumentException when there are no sides, or more than two */
    public DocumentImages {
        sides = List.copyOf(sides);
        if (sides.isEmpty() || sides.size() > 2) {
            throw new IllegalArgumentException("a document has a front and at most a back");
        }
    }

    /** A document with one side, such as a passport. */
    public static DocumentImages of(ImageSource front) {
        return new DocumentImages(List.of(front));
    }

    /** A document with two sides. */
    public static DocumentImages of(ImageSource front, ImageSource back) {
        return new DocumentImages(List.of(front, back));
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
