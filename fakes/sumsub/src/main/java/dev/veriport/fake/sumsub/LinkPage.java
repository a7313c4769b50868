package dev.veriport.fake.sumsub;

import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.HostedPage;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Query;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.WebUrl;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The page behind a link. Facts: after RED the browser goes to {@code rejectUrl}, after GREEN to {@code successUrl}, and it
 * brings back the parameters that the link allows. Inference: the page creates the applicant; a user who has still something to
 * send goes to {@code rejectUrl} too, and after every other status to {@code successUrl}; who was approved, or rejected for good,
 * can send nothing more at this level.
 */
final class LinkPage {
    static final Set<Ending> ENDINGS = EnumSet.allOf(Ending.class);

    /** Words of the vendor's that no {@link Ending} comes to, as the buttons of the page. */
    private static final List<String> STATUSES =
            List.of("pending", "prechecked", "queued", "awaitingUser", "awaitingService");

    private final Settings settings;
    private final Links links;
    private final ApplicantStore applicants;
    private final HostedPage page;

    LinkPage(Settings settings, Links links, ApplicantStore applicants, Runnable goDown) {
        this.settings = settings;
        this.links = links;
        this.applicants = applicants;
        this.page = new HostedPage("Sumsub", ENDINGS, goDown);
    }

    /**
     * Completes the page as the user, without a browser.
     *
     * @return where the browser goes
     */
    URI finish(URI url, Ending ending) {
        return finish(url, outcome(ending));
    }

    /** @param outcome null for a user who opens the page and walks away */
    URI finish(URI url, @Nullable ReviewOutcome outcome) {
        Link link = open(token(url.getPath()));
        return landing(link, url, use(link, outcome));
    }

    /** Completes the vendor's SDK as the user. */
    void finishInSdk(String token, Ending ending) {
        use(open(token), outcome(ending));
    }

    private static @Nullable ReviewOutcome outcome(Ending ending) {
        return switch (ending) {
            case APPROVED -> ReviewOutcome.green();
            case DECLINED -> ReviewOutcome.red(ReviewOutcome.FINAL, "FORGERY");
            case REVIEW -> ReviewOutcome.status("onHold");
            case BLURRY_SELFIE -> ReviewOutcome.red(ReviewOutcome.RETRY, "BAD_SELFIE");
            case EXPIRED_DOCUMENT -> ReviewOutcome.red(ReviewOutcome.FINAL, "EXPIRATION_DATE");
            case ABANDONED -> null;
        };
    }

    private Link open(String token) {
        return links.find(token).orElseThrow(() -> new IllegalStateException("no open link has this token"));
    }

    private Applicant use(Link link, @Nullable ReviewOutcome outcome) {
        Instant now = settings.clock().instant();
        Applicant opened = applicants.openedBy(link);
        if (outcome == null) {
            return opened;
        }
        List<Image> images = Image.ofUser(link.level(), now);
        return applicants.change(
                opened.id(), applicant -> applicant.submitted(images, outcome, now, settings.processing()));
    }

    /** Where the browser goes: the page itself where the link has no URL for that. */
    private URI landing(Link link, URI url, Applicant applicant) {
        Instant now = settings.clock().instant();
        boolean isRejected = applicant.attempt().isOpen(now)
                || applicant.attempt().result(now).filter(ReviewOutcome::isRed).isPresent();
        String target = Json.text(link.redirect(), isRejected ? "rejectUrl" : "successUrl");
        if (target.isEmpty()) {
            return url;
        }
        URI landing = URI.create(target);
        for (Map.Entry<String, String> parameter :
                Query.parse(url.getRawQuery()).parameters()) {
            if (link.allowedParameters().contains(parameter.getKey())) {
                landing = WebUrl.append(landing, parameter.getKey(), parameter.getValue());
            }
        }
        return landing;
    }

    Reply show(RecordedRequest request) {
        return links.find(token(request.path()))
                .filter(link ->
                        applicants.openedBy(link).awaitsTheUser(settings.clock().instant()))
                .map(link -> page.form(List.of("Level: " + link.level().name()), STATUSES))
                .orElseGet(this::closed);
    }

    Reply submit(RecordedRequest request) {
        String chosen = request.form("ending").orElse("");
        if (STATUSES.contains(chosen)) {
            return leave(request, ReviewOutcome.status(chosen)).orElseGet(this::closed);
        }
        return page.submit(request, ending -> leave(request, outcome(ending))).orElseGet(this::closed);
    }

    private Optional<Reply> leave(RecordedRequest request, @Nullable ReviewOutcome outcome) {
        String query = request.rawQuery() == null ? "" : "?" + request.rawQuery();
        URI url = URI.create(request.path() + query);
        try {
            URI landing = finish(url, outcome);
            return Optional.of(
                    landing.equals(url)
                            ? page.message(200, "Done. You can close this page.")
                            : Reply.seeOther(landing.toString()));
        } catch (IllegalStateException ended) {
            return Optional.empty();
        }
    }

    private Reply closed() {
        return page.message(410, "This link is unknown or expired, or the verification has ended.");
    }

    private static String token(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
