package dev.veriport.model;

import java.util.List;
import java.util.Optional;

/**
 * The sides of one document.
 *
 * @param sides the front, then the back where there is one
 */
public record DocumentImages(List<ImageSource> sides) {

    /** @throws IllegalArgumentException when there are no sides, or more than two */
    public DocumentImages {
        sides = List.copyOf(sides);
        if (sides.isEmpty() || sides.size() > 2) {
            throw new IllegalArgumentException("a document has a front and at most a back");
        }
    }

    /** A document without a back, as a passport. */
    public static DocumentImages of(ImageSource front) {
        return new DocumentImages(List.of(front));
    }

    public static DocumentImages of(ImageSource front, ImageSource back) {
        return new DocumentImages(List.of(front, back));
    }

    public ImageSource front() {
        return sides.get(0);
    }

    public Optional<ImageSource> back() {
        return sides.stream().skip(1).findFirst();
    }
}
