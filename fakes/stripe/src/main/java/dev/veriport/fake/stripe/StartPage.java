package dev.veriport.fake.stripe;

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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The page behind a session's URL. Facts: in test mode it offers the outcome to choose, and the browser goes to {@code
 * return_url} as it was given. Inference: a user who walks away leaves the session as it was.
 */
final class StartPage {
    /** Those with a decision that the vendor tells from others: it declines nobody. */
    static final Set<Ending> ENDINGS = EnumSet.of(Ending.APPROVED, Ending.BLURRY_SELFIE, Ending.ABANDONED);

    private static final String PROCESSING = "processing";
    private static final String CANCELED = "canceled";
    private static final List<String> OUTCOMES = Stream.concat(
                    Stream.of(Submission.VERIFIED, PROCESSING, CANCELED), StripeWords.LAST_ERRORS.stream())
            .toList();

    private final Settings settings;
    private final Sessions sessions;
    private final Handoffs handoffs;
    private final HostedPage page;

    StartPage(Settings settings, Sessions sessions, Handoffs handoffs, Runnable goDown) {
        this.settings = settings;
        this.sessions = sessions;
        this.handoffs = handoffs;
        this.page = new HostedPage("Stripe", ENDINGS, goDown);
    }

    /**
     * Completes the page as the user, without a browser.
     *
     * @return where the browser goes
     */
    URI finish(URI url, Ending ending) {
        return landing(use(token(url.getPath()), afterwards(ending)), url);
    }

    URI finish(URI url, String outcome) {
        return landing(use(token(url.getPath()), afterwards(outcome)), url);
    }

    /** Completes the vendor's own window as the user. */
    void finishInSdk(String clientSecret, Ending ending) {
        use(clientSecret, afterwards(ending));
    }

    private UnaryOperator<Session> afterwards(Ending ending) {
        return switch (ending) {
            case APPROVED -> afterwards(Submission.VERIFIED);
            case BLURRY_SELFIE -> afterwards("selfie_unverified_other");
            case ABANDONED -> session -> session;
            default -> throw new IllegalArgumentException("Stripe does not tell this ending from others: " + ending);
        };
    }

    private UnaryOperator<Session> afterwards(String outcome) {
        Instant now = settings.clock().instant();
        if (!OUTCOMES.contains(outcome)) {
            throw new IllegalArgumentException("no session comes to this: " + outcome);
        }
        return switch (outcome) {
            case CANCELED -> Session::canceled;
            case PROCESSING -> session -> session.with(Submission.of(Submission.VERIFIED, now, Instant.MAX));
            default -> session -> session.with(Submission.of(outcome, now, now.plus(settings.processing())));
        };
    }

    private Session use(String token, UnaryOperator<Session> afterwards) {
        return handoffs.use(token)
                .flatMap(id -> sessions.change(id, session -> {
                    if (!session.isOpen(settings.clock().instant())) {
                        throw new IllegalStateException("the session has ended");
                    }
                    return afterwards.apply(session);
                }))
                .orElseThrow(() -> new IllegalStateException("no open session has this page"));
    }

    /** Where the browser goes: the page itself where the session has no URL for that. */
    private static URI landing(Session session, URI page) {
        String url = session.text("return_url");
        return WebUrl.isWebUrl(url) ? URI.create(url) : page;
    }

    Reply show(RecordedRequest request) {
        return handoffs.open(token(request.path()))
                .flatMap(sessions::find)
                .filter(session -> session.isOpen(settings.clock().instant()))
                .map(session -> page.form(List.of("Checks: " + SessionJson.type(session)), OUTCOMES))
                .orElseGet(this::closed);
    }

    Reply submit(RecordedRequest request) {
        URI url = URI.create(request.path());
        String chosen = request.form("ending").orElse("");
        return OUTCOMES.contains(chosen)
                ? leave(url, afterwards(chosen)).orElseGet(this::closed)
                : page.submit(request, ending -> leave(url, afterwards(ending))).orElseGet(this::closed);
    }

    private Optional<Reply> leave(URI url, UnaryOperator<Session> afterwards) {
        try {
            URI landing = landing(use(token(url.getPath()), afterwards), url);
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

    private static String token(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
