package dev.veriport.spec;

import org.junit.jupiter.api.DisplayName;

@DisplayName("What the fake Persona was asked and answered, by Persona's published specification")
final class PersonaSpecTest extends VendorSpecCase {
    PersonaSpecTest() {
        super(
                PersonaSpec.SPEC,
                "create-an-inquiry",
                "list-all-inquiries",
                "retrieve-an-inquiry",
                "update-an-inquiry",
                "redact-an-inquiry",
                "print-an-inquiry-pdf",
                "generate-a-one-time-link",
                "resume-an-inquiry",
                "expire-an-inquiry",
                "approve-an-inquiry",
                "decline-an-inquiry",
                "mark-an-inquiry-for-review",
                "inquiries-add-tag",
                "inquiries-remove-tag",
                "inquiries-set-all-tags",
                "inquiries-perform-simulate-actions",
                "retrieve-a-government-id-verification",
                "retrieve-a-government-id-nfc-verification",
                "retrieve-a-selfie-verification");
    }
}
