package dev.veriport.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Images to verify without sending the user anywhere. They are read when they are sent. Immutable. */
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

    /** @param reference the application's own id for the person or case */
    public static Builder builder(String reference, ImageSource selfie) {
        return new Builder(reference, selfie);
    }

    public String reference() {
        return reference;
    }

    public ImageSource selfie() {
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
        private final ImageSource selfie;
        private final List<DocumentImages> documents = new ArrayList<>();
        private @Nullable String workflow;

        private Builder(String reference, ImageSource selfie) {
            this.reference = reference;
            this.selfie = selfie;
        }

        /** A document without a back, as a passport. */
        public Builder document(ImageSource front) {
            return document(DocumentImages.of(front));
        }

        public Builder document(ImageSource front, ImageSource back) {
            return document(DocumentImages.of(front, back));
        }

        public Builder document(DocumentImages images) {
            documents.add(images);
            return this;
        }

        public Builder workflow(String workflow) {
            this.workflow = workflow;
            return this;
        }

        /** @throws IllegalArgumentException when there is no usable reference, or not one to three documents */
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
