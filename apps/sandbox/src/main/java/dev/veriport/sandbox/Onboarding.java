package dev.veriport.sandbox;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An application that verifies its customers. It names a vendor only where one is chosen. Its data is lost when it is
 * closed. Thread-safe.
 */
final class Onboarding implements WebhookHandler, AutoCloseable {
    private final Veriport veriport;
    private final IdentityProvider identity;
    private final InstantSource clock = Clock.systemUTC();
    private final Map<Integer, Attempt> attempts = new ConcurrentSkipListMap<>();
    private final AtomicInteger customers = new AtomicInteger();
    private final List<VeriportEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> vendors;
    private volatile ProviderId chosen;

    /** Opens all of them. New verifications start at the first one with a hosted page. */
    Onboarding(FakeVendors fakes) {
        this.vendors = fakes.offering(Capability.START_WEB);
        this.chosen = new ProviderId(vendors.get(0));
        Map<String, String> settings = new LinkedHashMap<>(fakes.settings(vendors.get(0)));
        // a chooser can only return vendors that may take a start
        settings.put("veriport.fallback", String.join(", ", vendors));
        this.veriport = Veriport.builder(ConfigSource.of(settings))
                .chooser(start -> List.of(chosen()))
                .listener(events::add)
                .build();
        this.identity = veriport.identityProvider();
    }

    IdentityProvider identity() {
        return identity;
    }

    InstantSource clock() {
        return clock;
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

    /** What the vendor of an attempt can do. */
    Capabilities capabilities(Attempt attempt) {
        return veriport.provider(attempt.session().provider()).capabilities();
    }

    Map<Integer, Attempt> attempts() {
        return attempts;
    }

    Optional<Attempt> attempt(int number) {
        return Optional.ofNullable(attempts.get(number));
    }

    List<VeriportEvent> events() {
        return List.copyOf(events);
    }

    /**
     * @param returnTo the URL to return to, for the attempt's number
     * @throws VeriportException when no vendor took the start
     */
    Attempt begin(Function<Integer, URI> returnTo) {
        int number = customers.incrementAndGet();
        VerificationSession session = identity.start(FakeVendors.request("customer-" + number)
                .returnTo(returnTo.apply(number))
                .build());
        Attempt begun = Attempt.begun(session);
        attempts.put(number, begun);
        return begun;
    }

    /** The browser is back with these parameters. */
    void returned(int number, ReturnedParameters back) {
        change(number, attempt -> attempt.returned(back));
    }

    /** Completes the session; again when the browser reloads. */
    void complete(int number) {
        ask(number, attempt -> identity.complete(stored(attempt), attempt.back()));
    }

    /** Asks for a fresh page of the vendor. */
    void resume(int number) {
        attempt(number)
                .map(attempt -> answer(() -> {
                    VerificationSession fresh = identity.resume(stored(attempt));
                    return now -> now.resumed(fresh);
                }))
                .ifPresent(news -> change(number, news));
    }

    /** Ends the verification at the vendor, and reads what has become of it. */
    void cancel(int number) {
        ask(number, attempt -> {
            identity.cancel(stored(attempt));
            return identity.complete(stored(attempt), attempt.back());
        });
    }

    private static SessionRef stored(Attempt attempt) {
        return SessionRef.parse(attempt.session().ref().value());
    }

    /** Reads the result again, where the verification's id is known. */
    void readAgain(int number) {
        attempt(number).flatMap(Onboarding::id).ifPresent(id -> ask(number, attempt -> identity.find(id)));
    }

    /** Erases the verification, where its id is known. */
    void erase(int number) {
        attempt(number)
                .flatMap(Onboarding::id)
                .map(id -> veriport.erase(List.of(id)).lines().get(0))
                .ifPresent(receipt -> change(number, attempt -> attempt.erased(receipt)));
    }

    /** The vendor's webhook was answered with this status. */
    void pushed(int number, int status) {
        change(number, attempt -> attempt.pushed(status));
    }

    private void ask(int number, Function<Attempt, VerificationResult> question) {
        attempt(number)
                .map(attempt -> answer(() -> {
                    Instant askedAt = clock.instant();
                    VerificationResult result = question.apply(attempt);
                    return now -> now.read(result, askedAt);
                }))
                .ifPresent(news -> change(number, news));
    }

    private static UnaryOperator<Attempt> answer(Supplier<UnaryOperator<Attempt>> call) {
        try {
            return call.get();
        } catch (VeriportException failure) {
            return now -> now.failed(failure);
        }
    }

    private void change(int number, UnaryOperator<Attempt> news) {
        attempts.computeIfPresent(number, (same, now) -> news.apply(now));
    }

    /** The verification's id, once it is known. */
    static Optional<VerificationId> id(Attempt attempt) {
        return attempt.state().id().toOptional();
    }

    @Override
    public void on(Delivery delivery) {
        attempts.replaceAll((number, attempt) -> isAbout(delivery, attempt) ? attempt.told(delivery) : attempt);
    }

    private static boolean isAbout(Delivery delivery, Attempt attempt) {
        return id(attempt).map(delivery.id()::equals).orElse(false);
    }

    @Override
    public void close() {
        veriport.close();
    }
}
