package dev.veriport.fake.onfido;

import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.HostedPage;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.WebUrl;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The page behind a run's link. Facts: after the user's part the browser goes to {@code completed_redirect_url}, and from an
 * expired link to {@code expired_redirect_url}. Inference: no parameter is added to them, a link expires without a change of
 * the run, and a user who walks away comes back by the first URL.
 */
final class RunPage {
    static final Set<Ending> ENDINGS =
            EnumSet.of(Ending.APPROVED, Ending.DECLINED, Ending.REVIEW, Ending.EXPIRED_DOCUMENT, Ending.ABANDONED);

    private final Settings settings;
    private final WorkflowRuns runs;
    private final MediaStore media;
    private final HostedPage page;

    RunPage(Settings settings, WorkflowRuns runs, MediaStore media, Runnable goDown) {
        this.settings = settings;
        this.runs = runs;
        this.media = media;
        this.page = new HostedPage("Onfido", ENDINGS, goDown);
    }

    /** Completes the page as the user, without a browser. */
    URI finish(URI link, Ending ending) {
        if (!ENDINGS.contains(ending)) {
            throw new IllegalArgumentException("Onfido does not tell this ending from others: " + ending);
        }
        Run run = open(link);
        return ending == Ending.ABANDONED ? landing(run, link) : end(run, link, status(ending), isExpired(ending));
    }

    /** Ends the run with a status of the vendor's. */
    URI finish(URI link, String status) {
        if (!OnfidoWords.FINAL_RUN_STATUSES.contains(status)) {
            throw new IllegalArgumentException("no run ends with this status: " + status);
        }
        return end(open(link), link, status, false);
    }

    private static String status(Ending ending) {
        return switch (ending) {
            case APPROVED -> "approved";
            case REVIEW -> "review";
            default -> "declined";
        };
    }

    private static boolean isExpired(Ending ending) {
        return ending == Ending.EXPIRED_DOCUMENT;
    }

    private Run open(URI link) {
        return runs.find(id(link.getPath()))
                .filter(this::isOpen)
                .orElseThrow(() -> new IllegalStateException("no open workflow run has this URL"));
    }

    private boolean isOpen(Run run) {
        return run.end() == null && !run.isLinkExpired(settings.clock().instant());
    }

    private URI end(Run run, URI link, String status, boolean documentExpired) {
        Instant now = settings.clock().instant();
        Run.End end = new Run.End(status, documentExpired, now, now.plus(settings.processing()));
        boolean[] isFirst = {false};
        runs.change(run.id(), open -> {
            isFirst[0] = open.end() == null;
            return isFirst[0] ? open.ended(end) : open;
        });
        if (!isFirst[0]) {
            throw new IllegalStateException("the workflow run has ended already");
        }
        if (run.ended(end).isSubmitted()) {
            media.upload(run);
        }
        return landing(run, link);
    }

    /** Where the browser goes: the page itself where the run has no URL for that. */
    private static URI landing(Run run, URI link) {
        String url = run.link("completed_redirect_url");
        return WebUrl.isWebUrl(url) ? URI.create(url) : link;
    }

    Reply show(RecordedRequest request) {
        Optional<Run> run = runs.find(id(request.path()));
        if (run.isPresent() && run.get().isLinkExpired(settings.clock().instant())) {
            String url = run.get().link("expired_redirect_url");
            return WebUrl.isWebUrl(url) ? Reply.seeOther(url) : page.message(410, "This link has expired.");
        }
        return run.filter(this::isOpen)
                .map(open -> page.form(List.of("Workflow: " + open.workflow().id())))
                .orElseGet(() -> page.message(410, "This link is unknown or used."));
    }

    Reply submit(RecordedRequest request) {
        URI link = URI.create(request.path());
        return page.submit(request, ending -> leave(link, ending))
                .orElseGet(() -> page.message(410, "This link is unknown, used or expired."));
    }

    private Optional<Reply> leave(URI link, Ending ending) {
        if (runs.find(id(link.getPath())).filter(this::isOpen).isEmpty()) {
            return Optional.empty();
        }
        URI landing = finish(link, ending);
        return Optional.of(
                landing.equals(link)
                        ? page.message(200, "Done. You can close this page.")
                        : Reply.seeOther(landing.toString()));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
