package dev.veriport.cli;

import dev.veriport.model.AttemptId;
import dev.veriport.model.Channel;
import dev.veriport.model.DocumentType;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The request to start a verification. */
final class RequestOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--reference",
            required = true,
            paramLabel = "R",
            description = "Your own id of the person or attempt.")
    private String reference = "";

    @Option(
            names = "--return-to",
            paramLabel = "URL",
            description = "The URL that the vendor sends the browser back to. Required on the web.")
    private @Nullable String returnTo;

    @Option(
            names = "--channel",
            paramLabel = "web|web-sdk|mobile-sdk",
            description = "Where the user is verified: on the vendor's page, or in its SDK in a web page or on mobile."
                    + " Default: web.")
    private String channel = "web";

    @Option(names = "--face-of", paramLabel = "ID", description = "Authenticate the face of this earlier verification.")
    private @Nullable String faceOf;

    @Option(
            names = "--workflow",
            paramLabel = "W",
            description = "The name of a workflow, as in veriport.NAME.workflow.W. Default: the instance's own.")
    private @Nullable String workflow;

    @Option(names = "--locale", paramLabel = "L", description = "The language of the vendor's pages, as de or de-AT.")
    private @Nullable String locale;

    @Option(
            names = "--document-country",
            paramLabel = "C",
            description = "The country that the document is probably from, as DE or DEU.")
    private @Nullable String documentCountry;

    @Option(
            names = "--document-type",
            paramLabel = "T",
            description = "A type of document that the person can show: ${COMPLETION-CANDIDATES}. Repeatable.")
    private List<DocumentType> documentTypes = new ArrayList<>();

    @Option(
            names = "--expiry",
            paramLabel = "D",
            description = "The time that the user should have, as 30m or PT30M. Some vendors ignore it.")
    private @Nullable String expiry;

    @Option(
            names = "--attempt",
            paramLabel = "A",
            description =
                    "The id that you stored for this start: find --reference PROVIDER:R~A finds it later. Default:"
                            + " a random one.")
    private @Nullable String attempt;

    @ArgGroup(validate = false, heading = ApplicantOptions.HEADING)
    private ApplicantOptions applicant = new ApplicantOptions();

    private static URI returnUrl(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(
                    "--return-to is not a URL: percent-encode spaces and special characters, as %20");
        }
    }

    /** {@code mobile} is short for {@code mobile-sdk}. */
    private static Channel channelOf(String word) {
        return switch (word.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "web" -> Channel.WEB;
            case "web-sdk" -> Channel.WEB_SDK;
            case "mobile-sdk", "mobile" -> Channel.MOBILE_SDK;
            default -> throw new IllegalArgumentException("--channel is web, web-sdk, mobile-sdk or mobile");
        };
    }

    private static Duration expiryOf(String text) {
        try {
            return Duration.parse(text.startsWith("P") ? text : "PT" + text);
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("--expiry is not a duration: write it as 30m or PT30M");
        }
    }

    private static Locale localeOf(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException malformed) {
            throw new IllegalArgumentException("--locale is not a language tag: write it as de or de-AT");
        }
    }

    /** @throws ParameterException for a request that is incomplete or malformed */
    VerificationRequest request() {
        try {
            VerificationRequest.Builder request =
                    VerificationRequest.builder(reference).channel(channelOf(channel));
            Optional.ofNullable(returnTo).map(RequestOptions::returnUrl).ifPresent(request::returnTo);
            Optional.ofNullable(faceOf).map(VerificationId::parse).ifPresent(request::faceOf);
            Optional.ofNullable(workflow).ifPresent(request::workflow);
            Optional.ofNullable(locale).map(RequestOptions::localeOf).ifPresent(request::locale);
            Optional.ofNullable(documentCountry).ifPresent(request::documentCountry);
            Optional.ofNullable(expiry).map(RequestOptions::expiryOf).ifPresent(request::expiry);
            Optional.ofNullable(attempt).map(AttemptId::new).ifPresent(request::attempt);
            return request.documentTypes(documentTypes.toArray(DocumentType[]::new))
                    .applicant(applicant.applicant())
                    .build();
        } catch (IllegalArgumentException incomplete) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), String.valueOf(incomplete.getMessage()));
        }
    }
}
