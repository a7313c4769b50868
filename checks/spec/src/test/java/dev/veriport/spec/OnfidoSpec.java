package dev.veriport.spec;

import dev.veriport.fake.onfido.FakeOnfidoServer;
import java.util.List;

/** Onfido's specification, and what of it is excused. */
final class OnfidoSpec {
    private static final List<Excuse> EXCUSES = List.of(
            new Excuse(
                    "delete_at is null until the applicant is in the deletion queue; its type is not nullable",
                    fault -> fault.keyword().equals("type") && fault.at().endsWith("/delete_at") && isNull(fault)),
            new Excuse(
                    "error is null unless the run has failed; its type is not nullable",
                    fault -> fault.keyword().equals("type") && fault.at().endsWith("/error") && isNull(fault)),
            new Excuse(
                    "the output of an upload is a list in the vendor's own fixture; the type says object, its text a list too",
                    fault -> fault.operation().equals("find_task")
                            && fault.at().equals("/output")
                            && fault.value() != null
                            && fault.value().isArray()),
            new Excuse(
                    "a test of the adapter has a task's output be a text, which decides nothing: workflows shape outputs",
                    fault -> fault.operation().equals("find_task")
                            && fault.at().equals("/output")
                            && fault.value() != null
                            && fault.value().isTextual()),
            new Excuse(
                    "/oauth/token is a security scheme and no path of the file",
                    fault -> fault.keyword().equals("unknown operation")
                            && fault.at().equals(FakeOnfidoServer.OAUTH_TOKEN)));

    static final VendorSpec SPEC = new VendorSpec(
            "onfido/openapi.json",
            FakeOnfidoServer.class.getSimpleName(),
            FakeOnfidoServer.API,
            FakeOnfidoServer.API,
            EXCUSES);

    private OnfidoSpec() {}

    private static boolean isNull(Fault fault) {
        return fault.value() != null && fault.value().isNull();
    }
}
