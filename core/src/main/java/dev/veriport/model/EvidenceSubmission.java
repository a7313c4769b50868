package dev.veriport.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Images to verify without sending the user anywhere. They are read from their files when they are sent. Immutable.
 */
public final class EvidenceSubmission {

    /**
     * The sides of one document.
     *
     * @param sides the front, then the back where there is one
     */
    public record DocumentImages(List<Path> sides) {
        public DocumentImages {
            sides = List.copyOf(sides);
            if (sides.isEmpty() || sides.size() > 2) {
                throw new IllegalArgumentException("a document has a front and at most a back");
            }
        }
    }

    private final String reference;
    private final Path selfie;
    private final List<DocumentImages> documents;
    private final @Nullable String workflow;

    private EvidenceSubmission(Builder from) {
        this.reference = from.reference;
        this.selfie = from.selfie;
        this.documents = List.copyOf(from.documents);
        this.workflow = from.workflow;
    }

    /** @param reference the application's own id for the person or case */
    public static Builder builder(String reference, Path selfie) {
        return new Builder(reference, selfie);
    }

    public String reference() {
        return reference;
    }

    public Path selfie() {
        return selfie;
    }

    /** One to three. */
    public List<DocumentImages> documents() {
        return documents;
    }

    public Optional<String> workflow() {
        return Optional.ofNullable(workflow);
    }

    @Override
    public String toString() {
        return "EvidenceSubmission[reference=" + reference + ", documents=" + documents.size() + "]";
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final String reference;
        private final Path selfie;
        private final List<DocumentImages> documents = new ArrayList<>();
        private @Nullable String workflow;

        private Builder(String reference, Path selfie) {
            this.reference = reference;
            this.selfie = selfie;
        }

        /** A document without a back, as a passport. */
        public Builder document(Path front) {
            documents.add(new DocumentImages(List.of(front)));
            return this;
        }

        public Builder document(Path front, Path back) {
            documents.add(new DocumentImages(List.of(front, back)));
            return this;
        }

        public Builder workflow(String workflow) {
            this.workflow = workflow;
            return this;
        }

        /** @throws IllegalArgumentException when there is no reference, or not one to three documents */
        public EvidenceSubmission build() {
            if (reference.isBlank()) {
                throw new IllegalArgumentException("a submission needs a reference");
            }
            if (documents.isEmpty() || documents.size() > 3) {
                throw new IllegalArgumentException("a submission has one to three documents");
            }
            return new EvidenceSubmission(this);
        }
    }
}
