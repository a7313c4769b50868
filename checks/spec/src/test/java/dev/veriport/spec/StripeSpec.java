package dev.veriport.spec;

import dev.veriport.fake.stripe.FakeStripeServer;
import java.util.List;
import java.util.Set;

/** Stripe's specification, and what of it is excused: its fields and words have grown since. */
final class StripeSpec {
    private static final Set<String> PARAMETERS = Set.of(
            "/client_reference_id",
            "/provided_details",
            "/related_customer",
            "/related_customer_account",
            "/verification_flow");
    private static final Set<String> FILTERS = Set.of("/client_reference_id", "/related_customer");

    private static final List<Excuse> EXCUSES = List.of(
            new Excuse(
                    "parameters of a session since 2023",
                    fault -> fault.keyword().equals("additionalProperties") && PARAMETERS.contains(fault.at())),
            new Excuse(
                    "filters of a list since 2023",
                    fault -> fault.keyword().equals("undeclared") && FILTERS.contains(fault.at())),
            new Excuse(
                    "a verification_flow takes the place of type since 2024",
                    fault -> fault.what().equals("request")
                            && fault.keyword().equals("required")
                            && fault.at().equals("/type")),
            new Excuse(
                    "type is verification_flow since 2024",
                    fault -> fault.keyword().equals("enum")
                            && fault.at().endsWith("/type")
                            && isText(fault, "verification_flow")),
            new Excuse(
                    "last_error has the codes of an e-mail address and a phone number since 2024",
                    fault -> fault.keyword().equals("enum")
                            && fault.at().endsWith("/last_error/code")
                            && (isText(fault, "email_") || isText(fault, "phone_"))),
            new Excuse(
                    "a report that is expanded is no id; what it breaks itself is found beside that",
                    fault -> fault.keyword().equals("type")
                            && fault.at().endsWith("/last_verification_report")
                            && fault.value() != null
                            && fault.value().isObject()),
            new Excuse(
                    "the contents of a file are described in a guide, and are no path of the file",
                    fault -> fault.keyword().equals("unknown operation")
                            && fault.at().startsWith(FakeStripeServer.FILES + "/")));

    static final VendorSpec SPEC = new VendorSpec(
            "stripe/identity-subset-2023-09-12.yaml", FakeStripeServer.class.getSimpleName(), "/v1", "", EXCUSES);

    private StripeSpec() {}

    private static boolean isText(Fault fault, String start) {
        return fault.value() != null && fault.value().asText().startsWith(start);
    }
}
