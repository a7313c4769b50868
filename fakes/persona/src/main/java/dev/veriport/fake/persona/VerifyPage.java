package dev.veriport.fake.persona;

import dev.veriport.fake.persona.Verification.Kind;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.HostedPage;
import dev.veriport.testkit.server.Query;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.WebUrl;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The page behind a one-time link. Facts: a link is opened once; after the flow is completed or failed the browser goes to {@code
 * redirect-uri} with the inquiry's id, the reference and the status. Inference: the status is that of the flow, since a workflow
 * decides later; a user who walks away has begun, and stays; and so does one whose inquiry expired.
 */
final class VerifyPage {
    static final Set<Ending> ENDINGS = EnumSet.allOf(Ending.class);
    /** What a tester can choose beside them. */
    static final List<String> OUTCOMES = PersonaWords.INQUIRY_STATUSES.stream()
            .filter(status -> !status.equals(PersonaWords.CREATED))
            .toList();

    private final Settings settings;
    private final InquiryStore inquiries;
    private final Links links;
    private final HostedPage page;

    VerifyPage(Settings settings, InquiryStore inquiries, Links links, Runnable goDown) {
        this.settings = settings;
        this.inquiries = inquiries;
        this.links = links;
        this.page = new HostedPage("Persona", ENDINGS, goDown);
    }

    /**
     * Completes the page as the user, without a browser.
     *
     * @return where the browser goes
     */
    URI finish(URI url, Ending ending) {
        return landing(leave(url, afterwards(ending)), url);
    }

    URI finish(URI url, String outcome) {
        return landing(leave(url, afterwards(outcome)), url);
    }

    /** Completes the vendor's own window as the user. */
    void finishInSdk(String token, Ending ending) {
        Inquiry found = inquiries.all().stream()
                .filter(inquiry -> sessionOf(inquiry, token).isPresent())
                .findFirst()
                .orElseThrow(VerifyPage::noOpenInquiry);
        end(found.id(), sessionOf(found, token).orElseThrow().id(), afterwards(ending));
    }

    private static Optional<Session> sessionOf(Inquiry inquiry, String token) {
        return inquiry.sessions().stream()
                .filter(session -> session.token().equals(token))
                .findFirst();
    }

    private static IllegalStateException noOpenInquiry() {
        return new IllegalStateException("no open inquiry has this page");
    }

    private UnaryOperator<Inquiry> afterwards(Ending ending) {
        return switch (ending) {
            case APPROVED -> inquiry -> decided(completed(inquiry), Move.APPROVE);
            case DECLINED -> inquiry -> decided(completed(inquiry, "id_fabrication_detection"), Move.DECLINE);
            case EXPIRED_DOCUMENT -> inquiry -> decided(completed(inquiry, "id_expired_detection"), Move.DECLINE);
            case REVIEW -> inquiry -> completed(inquiry).moved(Move.MARK_FOR_REVIEW, now());
            case BLURRY_SELFIE -> inquiry -> failed(inquiry, "selfie_image_quality_detection");
            case ABANDONED -> inquiry -> inquiry;
        };
    }

    private UnaryOperator<Inquiry> afterwards(String outcome) {
        return switch (outcome) {
            case PersonaWords.PENDING -> inquiry -> inquiry;
            case PersonaWords.COMPLETED -> this::completed;
            case PersonaWords.FAILED -> inquiry -> failed(inquiry, "id_blur_detection");
            case PersonaWords.EXPIRED -> inquiry -> inquiry.moved(Move.EXPIRE, now());
            case PersonaWords.APPROVED -> inquiry -> completed(inquiry).moved(Move.APPROVE, now());
            case PersonaWords.DECLINED ->
                inquiry -> completed(inquiry, "id_fabrication_detection").moved(Move.DECLINE, now());
            case PersonaWords.NEEDS_REVIEW -> inquiry -> completed(inquiry).moved(Move.MARK_FOR_REVIEW, now());
            default -> throw new IllegalArgumentException("no inquiry comes to this: " + outcome);
        };
    }

    private Instant now() {
        return settings.clock().instant();
    }

    /** By the account's workflow, where it has one. */
    private Inquiry decided(Inquiry completed, Move move) {
        return settings.decides() ? completed.moved(move, now()) : completed;
    }

    private Inquiry completed(Inquiry inquiry, String... failedChecks) {
        return verified(inquiry, Set.of(failedChecks)).moved(Move.COMPLETE, now());
    }

    private Inquiry failed(Inquiry inquiry, String check) {
        return verified(inquiry, Set.of(check)).moved(Move.FAIL, now());
    }

    private Inquiry verified(Inquiry inquiry, Set<String> failedChecks) {
        Inquiry verified = inquiry;
        for (Kind kind : List.of(Kind.GOVERNMENT_ID, Kind.SELFIE)) {
            boolean isFailed = failedChecks.stream().anyMatch(kind.checks()::contains);
            String status = isFailed ? PersonaWords.FAILED : PersonaWords.PASSED;
            verified = verified.with(Verification.of(kind, status, failedChecks, now()));
        }
        return verified;
    }

    private Inquiry leave(URI url, UnaryOperator<Inquiry> afterwards) {
        Links.Link link = links.use(code(url.getRawQuery()), now()).orElseThrow(VerifyPage::noOpenInquiry);
        return end(link.inquiryId(), link.sessionId(), afterwards);
    }

    private Inquiry end(String inquiryId, String sessionId, UnaryOperator<Inquiry> afterwards) {
        return inquiries
                .change(inquiryId, inquiry -> {
                    if (!isOpen(inquiry, sessionId)) {
                        throw noOpenInquiry();
                    }
                    Inquiry begun = inquiry.withSession(sessionId, session -> session.started(now()));
                    return afterwards.apply(
                            begun.status().equals(PersonaWords.CREATED) ? begun.moved(Move.START, now()) : begun);
                })
                .orElseThrow(VerifyPage::noOpenInquiry);
    }

    private static boolean isOpen(Inquiry inquiry, String sessionId) {
        return inquiry.isOpen()
                && inquiry.session(sessionId)
                        .filter(session -> session.expiredAt() == null)
                        .isPresent();
    }

    /** The page itself where the inquiry has no URL, or the user has not finished. */
    private static URI landing(Inquiry inquiry, URI page) {
        String url = inquiry.text("redirect-uri");
        boolean isCompleted = inquiry.time("completed-at").isPresent();
        if (url.isEmpty() || !(isCompleted || inquiry.status().equals(PersonaWords.FAILED))) {
            return page;
        }
        String reference = inquiry.referenceId();
        URI landing = WebUrl.append(URI.create(url), "inquiry-id", inquiry.id());
        landing = reference == null ? landing : WebUrl.append(landing, "reference-id", reference);
        return WebUrl.append(landing, "status", isCompleted ? PersonaWords.COMPLETED : PersonaWords.FAILED);
    }

    Reply show(RecordedRequest request) {
        return links.open(code(request.rawQuery()), now())
                .filter(link -> inquiries
                        .find(link.inquiryId())
                        .filter(inquiry -> isOpen(inquiry, link.sessionId()))
                        .isPresent())
                .map(link -> page.form(List.of("Checks: government id, selfie"), OUTCOMES))
                .orElseGet(this::closed);
    }

    Reply submit(RecordedRequest request) {
        URI url = URI.create(request.path() + "?" + request.rawQuery());
        String chosen = request.form("ending").orElse("");
        return OUTCOMES.contains(chosen)
                ? left(url, afterwards(chosen)).orElseGet(this::closed)
                : page.submit(request, ending -> left(url, afterwards(ending))).orElseGet(this::closed);
    }

    private Optional<Reply> left(URI url, UnaryOperator<Inquiry> afterwards) {
        try {
            URI landing = landing(leave(url, afterwards), url);
            return Optional.of(
                    landing.equals(url)
                            ? page.message(200, "Done. You can close this page.")
                            : Reply.seeOther(landing.toString()));
        } catch (IllegalStateException ended) {
            return Optional.empty();
        }
    }

    private Reply closed() {
        return page.message(410, "This page is unknown, used or expired.");
    }

    private static String code(@Nullable String rawQuery) {
        return Query.parse(rawQuery).first("code").orElse("");
    }
}
