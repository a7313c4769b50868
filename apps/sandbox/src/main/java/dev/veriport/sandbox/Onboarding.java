package dev.veriport.sandbox;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.StartChoice;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.webhook.Delivery;
import dev.veriport.webhook.WebhookHandler;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An application that verifies its customers. It names a vendor only where one is chosen. Its data is lost when it is
 * closed. Thread-safe.
 */
final class Onboarding implements WebhookHandler, AutoCloseable {
    private final Veriport veriport;
    private final IdentityProvider identity;
    private final InstantSource clock = Clock.systemUTC();
    private final Map<Integer, Walk> walks = new ConcurrentSkipListMap<>();
    private final AtomicInteger customers = new AtomicInteger();
    private final Recorder recorder;
    private final StoreState store;
    private final List<String> vendors;
    private volatile ProviderId chosen;

    /**
     * Opens all of them. New verifications start at the first one with a hosted page.
     *
     * @param more settings beside those of the vendors, such as those of a store
     */
    Onboarding(FakeVendors fakes, Map<String, String> more) {
        this.vendors = fakes.offering(Capability.START_WEB);
        this.chosen = new ProviderId(vendors.get(0));
        this.recorder = new Recorder(fakes);
        Map<String, String> settings = new LinkedHashMap<>(fakes.settings(vendors.get(0)));
        // a chooser can only return vendors that may take a start
        settings.put("veriport.fallback", String.join(", ", vendors));
        Veriport.Builder builder = Veriport.builder(ConfigSource.of(settings).orElse(ConfigSource.of(more)))
                .chooser(this::order)
                .listener(recorder);
        this.store = new StoreState(builder.setup());
        this.veriport = builder.listener(store).build();
        this.identity = veriport.identityProvider();
    }

    IdentityProvider identity() {
        return identity;
    }

    InstantSource clock() {
        return clock;
    }

    StoreState store() {
        return store;
    }

    Recorder recorder() {
        return recorder;
    }

    ProviderId chosen() {
        return chosen;
    }

    /** New verifications start at this vendor from now on; open ones are completed where they started. */
    void choose(String vendor) {
        vendors.stream().filter(vendor::equals).findFirst().ifPresent(known -> chosen = new ProviderId(known));
    }

    /** The vendors to choose from, sorted. */
    List<String> vendors() {
        return vendors;
    }

    /** The vendors that take a start when the chosen one fails, in this order. */
    List<String> fallback() {
        return vendors.stream().filter(vendor -> !vendor.equals(chosen.value())).toList();
    }

    private List<ProviderId> order(StartChoice start) {
        return Stream.concat(Stream.of(chosen), start.candidates().stream()).toList();
    }

    /** What a vendor can do. */
    Capabilities capabilities(ProviderId vendor) {
        return veriport.provider(vendor).capabilities();
    }

    Map<Integer, Walk> walks() {
        return walks;
    }

    Optional<Walk> walk(int number) {
        return Optional.ofNullable(walks.get(number));
    }

    /**
     * @param returnTo the URL to return to, for the attempt's number
     * @return the attempt's number
     * @throws VeriportException when no vendor took the start
     */
    int begin(Function<Integer, URI> returnTo) {
        int number = customers.incrementAndGet();
        Recorder.Mark before = recorder.mark();
        VerificationSession session = identity.start(FakeVendors.request("customer-" + number)
                .returnTo(returnTo.apply(number))
                .build());
        walks.put(number, Walk.begun(Attempt.begun(session), recorder.since(before), started(session)));
        return number;
    }

    private static String started(VerificationSession session) {
        return session.tried().isEmpty()
                ? "Started at %s.".formatted(session.provider())
                : "Started at %s, because %s.".formatted(session.provider(), Routing.failed(session));
    }

    /** The browser is back with these parameters. */
    void returned(int number, ReturnedParameters back) {
        change(number, walk -> walk.with(walk.attempt().returned(back)));
    }

    /** Completes the session; again when the browser reloads. */
    void complete(int number) {
        act(number, Step.BACK, reading(attempt -> identity.complete(stored(attempt), attempt.back()), "Completed"));
    }

    /** Reads the result again, where the verification's id is known. */
    void readAgain(int number) {
        walk(number)
                .flatMap(walk -> walk.attempt().id())
                .ifPresent(id -> act(number, Step.RESULT, reading(attempt -> identity.find(id), "Read again")));
    }

    /** Asks for a fresh page of the vendor. */
    void resume(int number) {
        act(number, Step.AT_VENDOR, attempt -> {
            VerificationSession fresh = identity.resume(stored(attempt));
            return walk -> walk.with(walk.attempt().resumed(fresh))
                    .says(Step.AT_VENDOR, "Resumed: the vendor gave another page for the same verification.");
        });
    }

    /** Ends the verification at the vendor, and reads what has become of it. */
    void cancel(int number) {
        act(
                number,
                Step.AT_VENDOR,
                reading(
                        attempt -> {
                            identity.cancel(stored(attempt));
                            return identity.complete(stored(attempt), attempt.back());
                        },
                        "Cancelled"));
    }

    private static SessionRef stored(Attempt attempt) {
        return SessionRef.parse(attempt.session().ref().value());
    }

    /** Erases the verification, where its id is known. */
    void erase(int number) {
        act(
                number,
                Step.ERASED,
                attempt -> attempt.id()
                        .map(id -> veriport.erase(List.of(id)).lines().get(0))
                        .<UnaryOperator<Walk>>map(
                                receipt -> walk -> walk.with(walk.attempt().erased(receipt))
                                        .says(Step.ERASED, ErasedView.sentence(receipt)))
                        .orElse(walk -> walk.says(Step.ERASED, "Not erased: the vendor has no record yet.")));
    }

    /**
     * Lets the vendor send a webhook.
     *
     * @param delivery sends it, and returns the status of the answer
     */
    void push(int number, Push push, IntSupplier delivery) {
        walk(number).map(Walk::attempt).ifPresent(before -> {
            Recorder.Mark mark = recorder.mark();
            int status = delivery.getAsInt();
            Seen seen = recorder.since(mark);
            change(number, walk -> {
                Pushed pushed = Pushed.of(push, status, before, walk.attempt(), seen);
                return walk.saw(push.step(), seen).pushed(pushed).says(push.step(), pushed.sentence());
            });
        });
    }

    private Function<Attempt, UnaryOperator<Walk>> reading(
            Function<Attempt, VerificationResult> question, String done) {
        return attempt -> {
            Instant askedAt = clock.instant();
            VerificationResult result = question.apply(attempt);
            return walk -> walk.with(walk.attempt().read(result, askedAt))
                    .says(Step.RESULT, done + ": " + said(result, walk.attempt().read(result, askedAt)));
        };
    }

    /** A read does not replace a decision that is final. */
    private static String said(VerificationResult result, Attempt after) {
        String decision = result.decision().name();
        return decision.equals(after.decision())
                ? "the decision is " + decision + "."
                : "the vendor says " + decision + ". The decision stays " + after.decision() + ".";
    }

    /**
     * @param step the step that causes what is seen
     * @param call asks Veriport, and says what its answer changes
     */
    private void act(int number, Step step, Function<Attempt, UnaryOperator<Walk>> call) {
        walk(number).map(Walk::attempt).ifPresent(attempt -> {
            Recorder.Mark before = recorder.mark();
            UnaryOperator<Walk> answer = answer(step, attempt, call);
            Seen seen = recorder.since(before);
            change(number, walk -> answer.apply(walk.saw(step, seen)));
        });
    }

    private static UnaryOperator<Walk> answer(Step step, Attempt attempt, Function<Attempt, UnaryOperator<Walk>> call) {
        try {
            return call.apply(attempt);
        } catch (VeriportException failure) {
            boolean isRead = step == Step.BACK || step == Step.RESULT;
            String text = "Failed: " + failure.code() + ": " + failure.getMessage();
            return walk ->
                    isRead ? walk.with(walk.attempt().failed(failure)).says(Step.RESULT, text) : walk.says(step, text);
        }
    }

    private void change(int number, UnaryOperator<Walk> news) {
        walks.computeIfPresent(number, (same, now) -> news.apply(now));
    }

    @Override
    public void on(Delivery delivery) {
        walks.replaceAll((number, walk) ->
                isAbout(delivery, walk.attempt()) ? walk.with(walk.attempt().delivered(delivery)) : walk);
    }

    private static boolean isAbout(Delivery delivery, Attempt attempt) {
        Optional<VerificationId> id = attempt.id();
        return id.map(delivery.id()::equals).orElse(false);
    }

    @Override
    public void close() {
        veriport.close();
    }
}
