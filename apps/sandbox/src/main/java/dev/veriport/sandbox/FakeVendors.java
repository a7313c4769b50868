package dev.veriport.sandbox;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.Capability;
import dev.veriport.model.Handoff;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.WebhookDelivery;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.testkit.vendor.SampleRequest;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/** Every fake vendor of the class path, on loopback, and the user at their pages. Thread-safe. */
public final class FakeVendors implements AutoCloseable {
    private final NavigableMap<String, RunningFake> running;

    private FakeVendors(NavigableMap<String, RunningFake> running) {
        this.running = Collections.unmodifiableNavigableMap(running);
    }

    /** Each on a free port. */
    public static FakeVendors start() {
        return start(0);
    }

    /**
     * Starts one after the other, in the order of their names.
     *
     * @param firstPort the port of the first vendor; each other has the next one. 0 for free ports
     * @throws UncheckedIOException when a port is taken
     */
    public static FakeVendors start(int firstPort) {
        NavigableMap<String, RunningFake> running = new TreeMap<>();
        FakeVendors vendors = new FakeVendors(running);
        try {
            FakeVendor.installed()
                    .forEach((vendor, fake) ->
                            running.put(vendor, fake.start(firstPort == 0 ? 0 : firstPort + running.size())));
            return vendors;
        } catch (RuntimeException taken) {
            vendors.close();
            throw taken;
        }
    }

    /** The requests that one vendor received. */
    public record Count(String vendor, int requests, int tokens) {}

    /** The vendors by name, sorted. */
    public NavigableMap<String, RunningFake> all() {
        return running;
    }

    /** The names of the vendors that offer this, sorted. */
    public List<String> offering(Capability capability) {
        return Veriport.builder(ConfigSource.of(settings(running.firstKey())))
                .setup()
                .capabilities()
                .entrySet()
                .stream()
                .filter(vendor -> vendor.getValue().supports(capability))
                .map(vendor -> vendor.getKey().value())
                .filter(running::containsKey)
                .sorted()
                .toList();
    }

    /** Settings with the given vendor for new verifications; every vendor is open. */
    public Map<String, String> settings(String provider) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", provider);
        settings.put("veriport.also-read", String.join(", ", running.keySet()));
        running.forEach((vendor, fake) -> new TreeMap<>(fake.settings())
                .forEach((key, value) -> settings.put("veriport." + vendor + "." + key, value)));
        return settings;
    }

    /** A request of an invented person, with every field that a vendor may require, but without the URL to return to. */
    public static VerificationRequest.Builder request(String reference) {
        return SampleRequest.of(reference);
    }

    /** Completes the vendor's page as the user. Returns the URL that the browser goes back to. */
    public URI userIsVerified(VerificationSession session) {
        URI page = session.handoff().match(Handoff.HostedPage::url, sdk -> {
            throw new IllegalArgumentException("only a session with a hosted page can be finished");
        });
        return fake(session.provider()).finish(page, Ending.APPROVED);
    }

    /** The requests and tokens of each vendor, without the user's pages. */
    public List<Count> counts() {
        return running.entrySet().stream()
                .map(vendor -> new Count(
                        vendor.getKey(),
                        vendor.getValue().callCount(),
                        vendor.getValue().tokensIssued()))
                .toList();
    }

    /**
     * A webhook about a verification, as the vendor or a forger would send it.
     *
     * @param webhooks the endpoint's URL; the vendor's name, and its token, are appended
     * @return sends it, and returns the status of the answer; empty where the vendor sends no such webhook, or not yet
     */
    Optional<IntSupplier> webhook(Push push, VerificationId verification, URI webhooks) {
        RunningFake fake = fake(verification.provider());
        String token = fake.webhookToken();
        return delivery(fake, push, verification.value()).map(delivery -> {
            String wrong = push == Push.FORGED && !token.isEmpty() ? "-forged" : "";
            String path = "/" + verification.provider() + (token.isEmpty() ? "" : "/" + token + wrong);
            return () -> delivery.push(URI.create(webhooks + path));
        });
    }

    private static Optional<WebhookDelivery> delivery(RunningFake fake, Push push, String id) {
        try {
            return switch (push) {
                case ITS_OWN -> Optional.of(fake.delivery(id));
                case FORGED -> Optional.of(changed(fake.delivery(id)));
                case OF_ANOTHER -> fake.delivery(id, Notification.Kind.IGNORED);
                case OF_ERASURE -> fake.delivery(id, Notification.Kind.ERASED);
            };
        } catch (IllegalArgumentException | UnsupportedOperationException noneToSend) {
            return Optional.empty();
        }
    }

    /** One space more: as readable as before, and no longer what was signed. */
    private static WebhookDelivery changed(WebhookDelivery delivery) {
        byte[] body = Arrays.copyOf(delivery.body(), delivery.body().length + 1);
        body[body.length - 1] = ' ';
        return delivery.withBody(body);
    }

    private RunningFake fake(ProviderId vendor) {
        RunningFake fake = running.get(vendor.value());
        if (fake == null) {
            throw new IllegalArgumentException("no fake of this vendor runs");
        }
        return fake;
    }

    @Override
    public void close() {
        running.values().forEach(RunningFake::close);
    }
}
