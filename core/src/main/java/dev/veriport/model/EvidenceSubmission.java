package dev.veriport.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Images to verify from server to server, without a page for the user. The images are read when they are sent.
 * Immutable.
 */
public final class EvidenceSubmission {

    private final String reference;
    private final ImageSource selfie;
    private final List<DocumentImages> documents;
    private final @Nullable String workflow;

    private EvidenceSubmission(Builder from) {
        this.reference = from.reference;
        this.selfie = from.selfie;
        this.documents = List.copyOf(from.documents);
        this.workflow = from.workflow;
    }

    /**
     * A builder for a submission.
     *
     * @param reference the application's own id for the person or case, 1 to 200 characters
     * @param selfie the person's face
     */
    public static Builder builder(String reference, ImageSource selfie) {
        return new Builder(reference, selfie);
    }

    /** The application's own id for the person or case. */
    public String reference() {
        return reference;
    }

    /** The person's face. */
    public ImageSource selfie() {
        return selfie;
    }

    /** The documents, one to three. */
    public List<DocumentImages> documents() {
        return documents;
    }

    /**
     * The workflow, by the application's own name for it. An adapter gets its vendor's id here instead of the name. Empty for
     * the instance's own workflow.
     */
    public Optional<String> workflow() {
        return Optional.ofNullable(workflow);
    }

    /** A builder with the same values. */
    public Builder toBuilder() {
        Builder copy = new Builder(reference, selfie);
        copy.documents.addAll(documents);
        copy.workflow = workflow;
        return copy;
    }

    @Override
    public String toString() {
        return "EvidenceSubmission[reference=" + reference + ", documents=" + documents.size() + "]";
    }

    /** Builds a submission. Not thread-safe. */
    public static final class Builder {
        private final String reference;
        private final ImageSource selfie;
        private final List<DocumentImages> documents = new ArrayList<>();
        private @Nullable String workflow;

        private Builder(String reference, ImageSource selfie) {
            this.reference = reference;
            this.selfie = selfie;
        }

        /** Adds a document with one side, such as a passport. */
        public Builder document(ImageSource front) {
            return document(DocumentImages.of(front));
        }

        /** Adds a document with two sides. */
        public Builder document(ImageSource front, ImageSource back) {
            return document(DocumentImages.of(front, back));
        }

        /** Adds a document. */
        public Builder document(DocumentImages images) {
            documents.add(images);
            return this;
        }

        /**
         * Sets the workflow, by the application's own name for it: each instance maps it to a workflow of its vendor, with
         * {@code veriport.INSTANCE.workflow.NAME}. Default: the instance's own workflow.
         */
        public Builder workflow(String workflow) {
            this.workflow = workflow;
            return this;
        }

        /**
         * Builds the submission.
         *
         * @throws IllegalArgumentException when the reference is blank or longer than 200 characters, or when there
         *     are not one to three documents
         */
        public EvidenceSubmission build() {
            if (reference.isBlank() || reference.length() > 200) {
                throw new IllegalArgumentException("a submission needs a reference of 1 to 200 characters");
            }
            if (documents.isEmpty() || documents.size() > 3) {
                throw new IllegalArgumentException("a submission has one to three documents");
            }
            return new EvidenceSubmission(this);
        }
    }
}
