package dev.veriport.docs.globex;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.model.Notification;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.HostedPage;
import dev.veriport.testkit.server.LoopbackAddress;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.Route;
import dev.veriport.testkit.server.SampleFiles;
import dev.veriport.testkit.server.WebhookDelivery;
import dev.veriport.testkit.vendor.RunningFake;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Globex on loopback. Thread-safe. */
final class FakeGlobexServer extends FakeVendorServer implements RunningFake {
    private static final String API_KEY = "not-a-secret-globex";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> people = ConcurrentHashMap.newKeySet();
    private final Map<String, Check> checks = new ConcurrentHashMap<>();
    private final Map<String, Keyed> keyed = new ConcurrentHashMap<>();
    private final Set<String> reports = ConcurrentHashMap.newKeySet();
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger signed = new AtomicInteger();
    private final HostedPage page = new HostedPage("Globex", endings(), this::goDown);

    private record Check(String person, String status, URI returnTo) {
        Check with(String changed) {
            return new Check(person, changed, returnTo);
        }
    }

    /** The first request with an idempotency key, and what it was answered. */
    private record Keyed(String path, String body, Reply answer) {}

    FakeGlobexServer(int port) {
        super(LoopbackAddress.of("127.0.0.1", port));
        route("POST", "/people", authorized(this::createPerson));
        route("POST", "/people/", authorized(this::createCheckOnce));
        route("GET", "/people/{id}", authorized(this::readPerson));
        route("DELETE", "/people/", authorized(this::deletePerson));
        route("POST", "/checks/", authorized(this::changeCheck));
        route("GET", "/checks/", authorized(this::readCheck));
        route("GET", "/photos/{id}", authorized(FakeGlobexServer::photo));
        route("GET", "/reports/{id}", this::report);
        page("GET", "/pages/", request -> page.form(List.of()));
        page("POST", "/pages/", this::submit);
    }

    private static Route authorized(Route route) {
        return request ->
                request.header("X-Api-Key").filter(API_KEY::equals).isPresent() ? route.answer(request) : error(401);
    }

    private Reply createPerson(RecordedRequest request) {
        if (field(request, "given_name").isBlank()
                || field(request, "family_name").isBlank()) {
            return error(422);
        }
        String id = "person-" + created.incrementAndGet();
        people.add(id);
        return Reply.json(201, "{\"id\":\"%s\"}".formatted(id));
    }

    /** The same key and the same request get the same answer; another request with the key is refused. */
    private Reply createCheckOnce(RecordedRequest request) {
        Optional<String> key = request.header("Idempotency-Key");
        if (key.isEmpty()) {
            return error(400);
        }
        Keyed first = keyed.computeIfAbsent(
                key.get(), unused -> new Keyed(request.path(), request.bodyText(), createCheck(request)));
        boolean same = first.path().equals(request.path()) && first.body().equals(request.bodyText());
        return same ? first.answer() : error(409);
    }

    private Reply createCheck(RecordedRequest request) {
        String person = request.path().split("/")[2];
        if (!people.contains(person)) {
            return error(404);
        }
        String id = "check-" + created.incrementAndGet();
        checks.put(id, new Check(person, "open", URI.create(field(request, "return_url"))));
        return Reply.json(201, "{\"id\":\"%s\",\"page\":\"%s/pages/%s\"}".formatted(id, baseUrl(), id));
    }

    /** Deletes the person's checks too. */
    private Reply deletePerson(RecordedRequest request) {
        String person = last(request.path());
        checks.values().removeIf(check -> check.person().equals(person));
        return people.remove(person) ? new Reply(204, Map.of(), new byte[0]) : error(404);
    }

    /** Only an open check gets another page or is cancelled. One that was cancelled stays so. */
    private Reply changeCheck(RecordedRequest request) {
        String[] path = request.path().split("/");
        Check check = checks.get(path[2]);
        boolean cancels = path[3].equals("cancel");
        if (check == null) {
            return error(404);
        }
        if (!check.status().equals("open") && !(cancels && check.status().equals("cancelled"))) {
            return Reply.json(409, "{\"status\":\"%s\"}".formatted(check.status()));
        }
        if (cancels) {
            checks.put(path[2], check.with("cancelled"));
            return new Reply(204, Map.of(), new byte[0]);
        }
        return Reply.json(
                200, "{\"page\":\"%s/pages/%s?link=%d\"}".formatted(baseUrl(), path[2], created.incrementAndGet()));
    }

    private Reply readCheck(RecordedRequest request) {
        String id = last(request.path());
        String body =
                "{\"id\":\"%s\",\"status\":\"%s\",\"person\":\"%s\",\"photo\":\"front-%s\",\"report\":\"http://%s%s\"}";
        return Optional.ofNullable(checks.get(id))
                .map(check -> Reply.json(
                        200, body.formatted(id, check.status(), check.person(), id, storage(), addressOfReport(id))))
                .orElseGet(() -> error(404));
    }

    private static Reply photo(RecordedRequest request) {
        return Reply.of(200, "image/jpeg", SampleFiles.jpeg(request.segment(1)));
    }

    /** Another host than that of the API: its requests have no key. */
    private String storage() {
        return "localhost:" + baseUrl().getPort();
    }

    private String addressOfReport(String check) {
        String address = "/reports/%s?signature=%d".formatted(check, signed.incrementAndGet());
        reports.add(address);
        return address;
    }

    /** An address expires when it is used. */
    private Reply report(RecordedRequest request) {
        return reports.remove(request.path() + "?" + request.rawQuery())
                ? Reply.of(200, "application/pdf", SampleFiles.pdf())
                : error(403);
    }

    /** The name that Globex read from the document. */
    private Reply readPerson(RecordedRequest request) {
        return people.contains(request.segment(1)) ? Reply.json(200, "{\"name\":\"PAT SAMPLE\"}") : error(404);
    }

    private static Reply error(int status) {
        return Reply.json(status, "{}");
    }

    private static String field(RecordedRequest request, String name) {
        try {
            return JSON.readTree(request.bodyText()).path(name).asText();
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The ids of the people at the vendor. */
    Set<String> people() {
        return Set.copyOf(people);
    }

    /** The ids of the checks at the vendor. */
    Set<String> checks() {
        return Set.copyOf(checks.keySet());
    }

    private Reply submit(RecordedRequest request) {
        return page.submit(
                        request,
                        ending -> Optional.of(Reply.seeOther(
                                finish(URI.create(request.path()), ending).toString())))
                .orElseThrow();
    }

    @Override
    public URI finish(URI page, Ending ending) {
        Check ended = checks.computeIfPresent(
                last(page.getPath()),
                (id, check) -> check.with(check.status().equals("open") ? status(ending) : check.status()));
        if (ended == null) {
            throw new IllegalStateException("there is no such check");
        }
        return ended.returnTo();
    }

    private static String status(Ending ending) {
        return switch (ending) {
            case APPROVED -> "passed";
            case DECLINED -> "failed";
            default -> "open";
        };
    }

    @Override
    public WebhookDelivery delivery(String check) {
        return delivery(check, Notification.Kind.COMPLETED).orElseThrow();
    }

    @Override
    public Optional<WebhookDelivery> delivery(String check, Notification.Kind kind) {
        if (!checks.containsKey(check)) {
            throw new IllegalArgumentException("there is no such check");
        }
        return FakeGlobexWebhooks.delivery(check, kind);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("base-url", baseUrl().toString(), "api-key", API_KEY, "files-hosts", storage());
    }

    @Override
    public Set<Ending> endings() {
        return EnumSet.of(Ending.APPROVED, Ending.DECLINED, Ending.ABANDONED);
    }
}
