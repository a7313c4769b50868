package dev.veriport.sandbox;

import dev.veriport.error.VeriportException;
import dev.veriport.model.Capability;
import dev.veriport.model.Evidence;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.webhook.WebhookAnswer;
import dev.veriport.webhook.WebhookEndpoint;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The installed fake vendors with their pages, and an onboarding site in front of them. Listens on loopback only. Thread-safe. */
public final class Sandbox implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int HIGHEST_PORT = 65_535;
    private static final String CONTENT_SECURITY = "default-src 'none'; style-src 'self'; img-src 'self' data:;"
            + " form-action 'self' http://127.0.0.1:*; frame-ancestors 'none'; base-uri 'none'";

    private final FakeVendors vendors;
    private final Onboarding onboarding;
    private final WebhookEndpoint webhooks;
    private final VendorsView seen;
    private final Javalin site;

    private Sandbox(FakeVendors vendors) {
        this.vendors = vendors;
        this.onboarding = new Onboarding(vendors);
        this.webhooks = new WebhookEndpoint(onboarding.identity(), onboarding, onboarding.clock());
        this.seen = new VendorsView(onboarding, vendors);
        this.site = Javalin.create(this::configure);
    }

    /**
     * Starts everything.
     *
     * @param port of the onboarding site. Each vendor uses one of the next ports, in the order of their names. 0 for
     *     free ports
     * @throws IOException when a port is taken, or would be above 65535
     */
    public static Sandbox start(int port) throws IOException {
        if (lastPort(port) > HIGHEST_PORT) {
            throw new IOException("the ports %d to %d are needed, and the highest is %d"
                    .formatted(port, lastPort(port), HIGHEST_PORT));
        }
        Sandbox sandbox;
        try {
            sandbox = new Sandbox(FakeVendors.start(port == 0 ? 0 : port + 1));
        } catch (UncheckedIOException taken) {
            throw taken(port, taken);
        }
        try {
            sandbox.site.start(HOST, port);
            return sandbox;
        } catch (JavalinBindException taken) {
            sandbox.close();
            throw taken(port, taken);
        }
    }

    private static IOException taken(int port, RuntimeException cause) {
        return new IOException("one of the ports %d to %d is taken".formatted(port, lastPort(port)), cause);
    }

    private static int lastPort(int port) {
        return port + FakeVendor.installed().size();
    }

    /** Settings for an application that uses these fake vendors. */
    public Map<String, String> settings() {
        return vendors.settings(onboarding.vendors().get(0));
    }

    /** The URL of the onboarding site. */
    public URI url() {
        return URI.create("http://" + HOST + ":" + site.port());
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.http.maxRequestSize = WebhookEndpoint.MAX_BODY + 1L;
        config.routes.before(Sandbox::protect);
        config.routes.get("/style.css", Sandbox::style);
        config.routes.get("/", ctx -> ctx.html(new OverviewPage(onboarding, seen).html()));
        config.routes.post("/vendor", this::chooseVendor);
        config.routes.post("/vendors/{vendor}/up", ctx -> turn(ctx, RunningFake::comeBack));
        config.routes.post("/vendors/{vendor}/down", ctx -> turn(ctx, RunningFake::goDown));
        config.routes.post("/verifications", this::begin);
        config.routes.get("/back/{number}", this::complete);
        config.routes.get("/verifications/{number}", this::show);
        config.routes.post("/verifications/{number}/complete", this::completeAgain);
        config.routes.post("/verifications/{number}/resume", this::resume);
        config.routes.post("/verifications/{number}/cancel", this::cancel);
        config.routes.post("/verifications/{number}/find", this::readAgain);
        config.routes.post("/verifications/{number}/webhook", this::pushWebhook);
        config.routes.post("/verifications/{number}/erase", this::erase);
        config.routes.get("/verifications/{number}/images/{image}", this::image);
        config.routes.post("/webhooks/<path>", this::webhook);
        config.routes.exception(VeriportException.class, Sandbox::failed);
    }

    private static void protect(Context ctx) {
        ctx.header("Content-Security-Policy", CONTENT_SECURITY);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cache-Control", "no-store");
    }

    private static void style(Context ctx) throws IOException {
        try (InputStream css = Sandbox.class.getResourceAsStream("style.css")) {
            ctx.contentType("text/css").result(css == null ? new byte[0] : css.readAllBytes());
        }
    }

    private void chooseVendor(Context ctx) {
        onboarding.choose(Optional.ofNullable(ctx.formParam("vendor")).orElse(""));
        ctx.redirect("/", HttpStatus.SEE_OTHER);
    }

    private void turn(Context ctx, Consumer<RunningFake> how) {
        RunningFake vendor =
                Optional.ofNullable(vendors.all().get(ctx.pathParam("vendor"))).orElseThrow(NotFoundResponse::new);
        how.accept(vendor);
        ctx.redirect("/", HttpStatus.SEE_OTHER);
    }

    private void begin(Context ctx) {
        Attempt begun = onboarding.begin(number -> URI.create(url() + "/back/" + number));
        String page = begun.session().handoff().match(hosted -> hosted.url().toString(), sdk -> "/");
        ctx.redirect(page, HttpStatus.SEE_OTHER);
    }

    /** The browser is back; Veriport checks the query. */
    private void complete(Context ctx) {
        onboarding.returned(number(ctx), ReturnedParameters.ofQuery(ctx.queryString()));
        onboarding.complete(number(ctx));
        toAttempt(ctx);
    }

    private void completeAgain(Context ctx) {
        onboarding.complete(number(ctx));
        toAttempt(ctx);
    }

    private void resume(Context ctx) {
        onboarding.resume(number(ctx));
        toAttempt(ctx);
    }

    private void cancel(Context ctx) {
        onboarding.cancel(number(ctx));
        toAttempt(ctx);
    }

    private void readAgain(Context ctx) {
        onboarding.readAgain(number(ctx));
        toAttempt(ctx);
    }

    private void pushWebhook(Context ctx) {
        Attempt attempt = attempt(ctx);
        if (!onboarding.capabilities(attempt).supports(Capability.RECEIVE)) {
            throw new NotFoundResponse();
        }
        Onboarding.id(attempt).ifPresent(id -> {
            int answer = vendors.pushWebhook(id.provider(), id.value(), URI.create(url() + "/webhooks"));
            onboarding.pushed(number(ctx), answer);
        });
        toAttempt(ctx);
    }

    private void erase(Context ctx) {
        onboarding.erase(number(ctx));
        toAttempt(ctx);
    }

    private static void toAttempt(Context ctx) {
        ctx.redirect("/verifications/" + number(ctx), HttpStatus.SEE_OTHER);
    }

    private void show(Context ctx) {
        Attempt attempt = attempt(ctx);
        ctx.html(new AttemptPage(number(ctx), attempt, onboarding.capabilities(attempt), seen).html());
    }

    private void image(Context ctx) throws IOException {
        List<Evidence> evidence =
                attempt(ctx).result().map(result -> result.evidence()).orElse(List.of());
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
        ctx.status(answer.status());
    }

    private static int number(Context ctx) {
        return ctx.pathParamAsClass("number", Integer.class).get();
    }

    private Attempt attempt(Context ctx) {
        return onboarding.attempt(number(ctx)).orElseThrow(NotFoundResponse::new);
    }

    /** A start that failed. Every other failure belongs to an attempt. */
    private static void failed(VeriportException failure, Context ctx) {
        ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
        ctx.html(Html.page("The verification could not be started", Html.failure(failure)));
    }

    @Override
    public void close() {
        site.stop();
        onboarding.close();
        vendors.close();
    }
}
