package dev.veriport.adapter.authenteq;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.BodyFields;
import dev.veriport.http.JsonValue;
import dev.veriport.http.MultipartMessage;
import dev.veriport.http.PartEvidence;
import dev.veriport.http.VendorResponse;
import dev.veriport.http.image.CleanImage;
import dev.veriport.model.Country;
import dev.veriport.model.DocumentImages;
import dev.veriport.model.Evidence;
import dev.veriport.model.Personal;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationId;
import dev.veriport.spi.ProviderRuntime;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;

/** AML searches, recognition and PDF export. Thread-safe. */
record AuthenteqExtras(ProviderRuntime runtime, AuthenteqClient api, AuthenteqSettings settings)
        implements AuthenteqApi {
    private static final int MAX_NAME_LENGTH = 255;
    private static final int MIN_AGE = 16;
    private static final int MAX_AGE = 200;
    private static final String PDF_START = "%PDF-";
    private static final String PDF_END = "%%EOF";
    private static final int PDF_TAIL = 1024; // Adobe's readers look for the end within so many bytes

    @Override
    public AmlSearch searchAml(VerificationId verification) {
        return api.amlSearch(
                "verification",
                BodyFields.none().put("verificationId", runtime.own(verification)),
                response -> search(response, AuthenteqErrors.success(response)));
    }

    /** Validates what the vendor's schema would refuse, before anything is sent. */
    @Override
    public AmlSearch searchAml(AmlPerson person) {
        String reference = person.reference().toString();
        BodyFields fields = BodyFields.none()
                .put("surname", name(person.surname()))
                .put("givenNames", name(person.givenNames()))
                .put("dateOfBirth", person.dateOfBirth().map(date -> ofAge(date).toString()))
                .put("countryCode", person.country().map(Country::code))
                .put("reference", reference);
        return api.amlSearch(
                "person",
                fields,
                response -> search(
                        response, response.notAboutAnother(AuthenteqErrors.success(response), "reference", reference)));
    }

    private static String name(Personal<String> name) {
        return name.reveal()
                .filter(text -> !text.isBlank() && text.length() <= MAX_NAME_LENGTH)
                .orElseThrow(() -> invalid("a name must have 1 to " + MAX_NAME_LENGTH + " characters"));
    }

    private LocalDate ofAge(LocalDate dateOfBirth) {
        LocalDate today = LocalDate.ofInstant(runtime.clock().instant(), ZoneOffset.UTC);
        int age = Period.between(dateOfBirth, today).getYears();
        if (age < MIN_AGE || age > MAX_AGE) {
            throw invalid("the person must be aged " + MIN_AGE + " to " + MAX_AGE);
        }
        return dateOfBirth;
    }

    private static VeriportException invalid(String message) {
        return VeriportException.notSent(ErrorCode.INVALID_REQUEST, message).build();
    }

    private static AmlSearch search(VendorResponse response, JsonValue body) {
        String id = body.at("uuid").text().orElseThrow(() -> response.malformed("has no uuid"));
        return new AmlSearch(
                id,
                AmlStatus.REQUESTED,
                body.at("reference").reported(),
                body.at("url").reported(JsonValue::webAddress));
    }

    @Override
    public Recognition recognize(DocumentImages document) {
        CleanImage front = CleanImage.of(document.front(), "the front", settings.largestImage());
        return api.recognition(
                front,
                document.back().map(back -> CleanImage.of(back, "the back", settings.largestImage())),
                response -> switch (settings.recognitionAnswer()) {
                    case JSON -> recognized(response);
                    case MULTIPART -> recognizedInParts(response);
                });
    }

    private static Recognition recognized(VendorResponse response) {
        JsonValue document = document(response);
        return recognition(document, AuthenteqEvidence.ofDocument(document, 0));
    }

    private static Recognition recognizedInParts(VendorResponse response) {
        if (!response.isSuccess()) {
            throw AuthenteqErrors.refusal(response);
        }
        MultipartMessage message = response.multipart();
        MultipartMessage.Part json =
                message.part("documentData").orElseThrow(() -> response.malformed("has no documentData"));
        return recognition(document(response.part(json)), AuthenteqEvidence.in(message, json));
    }

    private static JsonValue document(VendorResponse response) {
        JsonValue document = AuthenteqErrors.success(response);
        if (!document.at("documentType").isPresent()) {
            throw response.malformed("has no document");
        }
        return document;
    }

    private static Recognition recognition(JsonValue document, List<Evidence> evidence) {
        return new Recognition(AuthenteqResults.person(document), AuthenteqResults.document(document), evidence);
    }

    @Override
    public Evidence exportPdf(VerificationId verification) {
        if (settings.unpublished().exportPdf().isEmpty()) {
            throw VeriportException.notSent(
                            ErrorCode.UNSUPPORTED,
                            "no page documents the path of the PDF export: set veriport." + runtime.provider()
                                    + ".export-pdf-path")
                    .provider(runtime.provider())
                    .build();
        }
        return api.exportPdf(runtime.own(verification), response -> {
            if (!response.isSuccess()) {
                throw AuthenteqErrors.refusal(response);
            }
            if (!isPdf(response.body())) {
                throw response.malformed("is no whole PDF");
            }
            MultipartMessage.Part pdf =
                    new MultipartMessage.Part("pdf", Reported.of("application/pdf"), response.body());
            return new PartEvidence(Evidence.Kind.REPORT, Reported.notProvided(), pdf);
        });
    }

    /** Begins with its version and ends with its marker (ISO 32000-1, 7.5), which other bytes may follow. */
    private static boolean isPdf(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, PDF_START.length()), ISO_8859_1);
        int tail = Math.min(body.length, PDF_TAIL);
        return start.equals(PDF_START) && new String(body, body.length - tail, tail, ISO_8859_1).contains(PDF_END);
    }
}
