package dev.veriport.sandbox;

import dev.veriport.error.VeriportException;
import dev.veriport.model.Evidence;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.webhook.WebhookAnswer;
import dev.veriport.webhook.WebhookEndpoint;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The pages of the onboarding site. After an action the browser moves the focus to what it did. Thread-safe. */
final class Site {
    private static final String CONTENT_SECURITY = "default-src 'none'; style-src 'self'; img-src 'self' data:;"
            + " form-action 'self' http://127.0.0.1:*; frame-ancestors 'none'; base-uri 'none'";

    private final FakeVendors vendors;
    private final Onboarding onboarding;
    private final Supplier<URI> url;
    private final WebhookEndpoint webhooks;

    /** @param url of this site, once it is started */
    Site(FakeVendors vendors, Onboarding onboarding, Supplier<URI> url) {
        this.vendors = vendors;
        this.onboarding = onboarding;
        this.url = url;
        this.webhooks = new WebhookEndpoint(onboarding.identity(), onboarding, onboarding.clock());
    }

    void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.http.maxRequestSize = WebhookEndpoint.MAX_BODY + 1L;
        config.routes.before(Site::protect);
        config.routes.get("/style.css", Site::style);
        config.routes.get("/", this::overview);
        config.routes.post("/vendor", this::chooseVendor);
        config.routes.post("/vendors/{vendor}/up", ctx -> turn(ctx, RunningFake::comeBack));
        config.routes.post("/vendors/{vendor}/down", ctx -> turn(ctx, RunningFake::goDown));
        config.routes.post("/verifications", this::begin);
        config.routes.get("/back/{number}", this::complete);
        config.routes.get("/verifications/{number}", this::show);
        config.routes.post("/verifications/{number}/complete", action(onboarding::complete));
        config.routes.post("/verifications/{number}/resume", action(onboarding::resume));
        config.routes.post("/verifications/{number}/cancel", action(onboarding::cancel));
        config.routes.post("/verifications/{number}/find", action(onboarding::readAgain));
        config.routes.post("/verifications/{number}/erase", action(onboarding::erase));
        config.routes.post("/verifications/{number}/webhooks/{push}", this::push);
        config.routes.get("/verifications/{number}/images/{image}", this::image);
        config.routes.post("/webhooks/<path>", this::webhook);
        config.routes.exception(VeriportException.class, Site::failed);
    }

    private static void protect(Context ctx) {
        ctx.header("Content-Security-Policy", CONTENT_SECURITY);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cache-Control", "no-store");
    }

    private static void style(Context ctx) throws IOException {
        try (InputStream css = Site.class.getResourceAsStream("style.css")) {
            ctx.contentType("text/css").result(css == null ? new byte[0] : css.readAllBytes());
        }
    }

    private void overview(Context ctx) {
        ctx.html(new OverviewPage(onboarding, new VendorsView(onboarding, vendors), news(ctx)).html());
    }

    /** What the latest action on the first page did; empty for none. */
    private String news(Context ctx) {
        if (onboarding.chosen().value().equals(ctx.queryParam("chosen"))) {
            return "New verifications start at %s. Open ones are completed where they started."
                    .formatted(onboarding.chosen());
        }
        return Optional.ofNullable(ctx.queryParam("turned"))
                .map(vendors.all()::get)
                .map(vendor -> ctx.queryParam("turned") + (vendor.isDown() ? " is down: it answers 503." : " is up."))
                .orElse("");
    }

    private void chooseVendor(Context ctx) {
        onboarding.choose(Optional.ofNullable(ctx.formParam("vendor")).orElse(""));
        ctx.redirect("/?chosen=" + onboarding.chosen() + "#news", HttpStatus.SEE_OTHER);
    }

    private void turn(Context ctx, Consumer<RunningFake> how) {
        String name = ctx.pathParam("vendor");
        how.accept(Optional.ofNullable(vendors.all().get(name)).orElseThrow(NotFoundResponse::new));
        ctx.redirect("/?turned=" + name + "#news", HttpStatus.SEE_OTHER);
    }

    private void begin(Context ctx) {
        toNews(ctx, onboarding.begin(number -> URI.create(url.get() + "/back/" + number)));
    }

    /** The browser is back; Veriport checks the query. */
    private void complete(Context ctx) {
        onboarding.returned(number(ctx), ReturnedParameters.ofQuery(ctx.queryString()));
        onboarding.complete(number(ctx));
        toNews(ctx, number(ctx));
    }

    private static Handler action(IntConsumer action) {
        return ctx -> {
            action.accept(number(ctx));
            toNews(ctx, number(ctx));
        };
    }

    private void push(Context ctx) {
        Push push = Arrays.stream(Push.values())
                .filter(one -> one.path().equals(ctx.pathParam("push")))
                .findFirst()
                .orElseThrow(NotFoundResponse::new);
        IntSupplier delivery = webhook(push, walk(ctx).attempt()).orElseThrow(NotFoundResponse::new);
        onboarding.push(number(ctx), push, delivery);
        toNews(ctx, number(ctx));
    }

    private Optional<IntSupplier> webhook(Push push, Attempt attempt) {
        return attempt.id().flatMap(id -> vendors.webhook(push, id, URI.create(url.get() + "/webhooks")));
    }

    private static void toNews(Context ctx, int number) {
        ctx.redirect("/verifications/" + number + "#news", HttpStatus.SEE_OTHER);
    }

    private void show(Context ctx) {
        Walk walk = walk(ctx);
        Set<Push> possible = EnumSet.noneOf(Push.class);
        for (Push push : Push.values()) {
            webhook(push, walk.attempt()).ifPresent(delivery -> possible.add(push));
        }
        ctx.html(new AttemptPage(
                        number(ctx),
                        walk,
                        onboarding.capabilities(walk.attempt().session().provider()),
                        possible)
                .html());
    }

    private void image(Context ctx) throws IOException {
        List<Evidence> evidence =
                walk(ctx).attempt().result().map(result -> result.evidence()).orElse(List.of());
        int index = ctx.pathParamAsClass("image", Integer.class).get();
        if (index < 0 || index >= evidence.size() || isNotOffered(evidence.get(index))) {
            throw new NotFoundResponse();
        }
        Evidence image = evidence.get(index);
        String type = image.contentType().toOptional().orElse("application/octet-stream");
        ctx.contentType(type);
        try (InputStream bytes = image.open()) {
            ctx.result(bytes.readAllBytes());
        }
    }

    private static boolean isNotOffered(Evidence evidence) {
        return evidence.availability() == Evidence.Availability.NOT_OFFERED;
    }

    private void webhook(Context ctx) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        Collections.list(ctx.req().getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(ctx.req().getHeaders(name))));
        WebhookAnswer answer = webhooks.deliver(ctx.pathParam("path"), headers, ctx.bodyAsBytes());
        answer.retryAfter().ifPresent(wait -> ctx.header("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
        ctx.status(answer.status());
    }

    private static int number(Context ctx) {
        return ctx.pathParamAsClass("number", Integer.class).get();
    }

    private Walk walk(Context ctx) {
        return onboarding.walk(number(ctx)).orElseThrow(NotFoundResponse::new);
    }

    /** A start that failed at every vendor. Every other failure belongs to an attempt. */
    private static void failed(VeriportException failure, Context ctx) {
        ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
        String others = Arrays.stream(failure.getSuppressed())
                .filter(VeriportException.class::isInstance)
                .map(other -> Html.failure((VeriportException) other))
                .reduce("", String::concat);
        ctx.html(Html.page(
                "The verification could not be started",
                Html.failure(failure) + others + "<p><a href=\"/\">Bring a vendor back, or choose another</a></p>"));
    }
}
