package dev.veriport.fake.persona;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.BracketForm;
import dev.veriport.testkit.server.IdempotentReplies;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.Route;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What stands before every endpoint. Facts: {@code Bearer} and the environment by the key; the rate is limited before the
 * idempotency key is looked at; the headers of an answer. Inference: a request without {@code Persona-Version} is of the version
 * of its key, which is the pinned one; the fake knows no other, and refuses it as an unknown one.
 */
final class Guard {
    private static final String BEARER = "Bearer ";

    private final Settings settings;
    private final Runnable stopRecording;
    private final RateWindow rate;
    private final IdempotentReplies idempotency;
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    private final Queue<UnaryOperator<Reply>> changes = new ConcurrentLinkedQueue<>();

    /** @param stopRecording called for an answer in another inflection than the one that is specified */
    Guard(Settings settings, Runnable stopRecording) {
        this.settings = settings;
        this.stopRecording = stopRecording;
        this.rate = new RateWindow(settings.requestsPerMinute());
        this.idempotency = new IdempotentReplies(
                settings.clock(),
                Refusal::usedKey,
                () -> Refusal.conflict("Another request with this Idempotency-Key is in progress"),
                kept -> kept);
    }

    /** Refuses the next request so. */
    void refuseNext(Refusal refusal) {
        refusals.add(refusal);
    }

    /** Changes the answer of the next POST, after its endpoint and before it is kept. */
    void changeNext(UnaryOperator<Reply> change) {
        changes.add(change);
    }

    /** Of a GET, a PATCH or a DELETE: idempotency keys have no effect. */
    Route route(Call.Endpoint endpoint) {
        return authorized(call -> answer(endpoint, call));
    }

    /**
     * Facts: the first status and body are kept by the key, a refusal or a 500 too; other parameters are a 400; what is refused
     * for its key or its rate is not kept. Inference: it is 409 while the first request is under way.
     */
    Route post(Call.Endpoint endpoint) {
        return authorized(call -> call.request()
                .header("Idempotency-Key")
                .map(key -> idempotency.once(
                        call.access().isSandbox() + " " + key,
                        call.request().path() + " " + call.query() + " " + call.body(),
                        () -> run(endpoint, call)))
                .orElseGet(() -> run(endpoint, call)));
    }

    private Reply run(Call.Endpoint endpoint, Call call) {
        Reply reply = answer(endpoint, call);
        UnaryOperator<Reply> change = changes.poll();
        return change == null ? reply : change.apply(reply);
    }

    private static Reply answer(Call.Endpoint endpoint, Call call) {
        try {
            return endpoint.answer(call);
        } catch (Refusal refused) {
            return refused.reply();
        }
    }

    private Route authorized(Function<Call, Reply> endpoint) {
        return request -> {
            String authorization = request.header("Authorization").orElse("");
            if (!authorization.startsWith(BEARER)) {
                return Refusal.unauthenticated().reply();
            }
            String key = authorization.substring(BEARER.length());
            if (!settings.keys().contains(key)) {
                return Refusal.unknownKey().reply();
            }
            Refusal refusal = refusals.poll();
            RateWindow.Used used = rate.count(key, settings.clock().instant());
            boolean isLimited =
                    used.isOverLimit() || (refusal != null && refusal.reply().status() == 429);
            Reply reply;
            try {
                if (refusal != null || isLimited) {
                    throw refusal == null ? Refusal.rateLimited(used.perMinute()) : refusal;
                }
                Inflection inflection = inflection(request);
                reply = inflection.applied(endpoint.apply(call(request, Access.of(key))));
            } catch (Refusal refused) {
                reply = refused.reply();
            }
            return withHeaders(reply, Access.of(key), isLimited ? used.exhausted() : used);
        };
    }

    private Inflection inflection(RecordedRequest request) {
        String version = request.header("Persona-Version").orElse(FakePersonaServer.API_VERSION);
        if (!version.equals(FakePersonaServer.API_VERSION)) {
            throw Refusal.badRequest("Persona-Version is not a version of the API");
        }
        Inflection inflection = Inflection.of(request.header("Key-Inflection").orElse("kebab"))
                .orElseThrow(() -> Refusal.badRequest("Key-Inflection must be one of: camel, kebab, snake"));
        if (inflection != Inflection.KEBAB) {
            stopRecording.run();
        }
        return inflection;
    }

    private static Call call(RecordedRequest request, Access access) {
        ObjectNode query;
        try {
            query = BracketForm.read(request.rawQuery());
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badRequest("the query is malformed");
        }
        if (request.body().length == 0) {
            return new Call(request, access, Json.object(), query);
        }
        boolean isJson = request.header("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
        ObjectNode body = Json.readObject(request.bodyText())
                .filter(object -> isJson)
                .orElseThrow(() -> Refusal.badRequest("the body must be JSON"));
        return new Call(request, access, body, query);
    }

    private Reply withHeaders(Reply reply, Access access, RateWindow.Used used) {
        String environment = access.isSandbox() ? FakePersonaServer.SANDBOX : FakePersonaServer.PRODUCTION;
        return reply.withHeader("Request-Id", Ids.next("req_"))
                .withHeader("Persona-Environment-Id", environment)
                .withHeader("Persona-Organization-Id", FakePersonaServer.ORGANIZATION)
                .withHeader("RateLimit-Limit", Integer.toString(used.perMinute()))
                .withHeader("RateLimit-Remaining", Integer.toString(used.remaining()))
                .withHeader(
                        "RateLimit-Reset",
                        Long.toString(used.secondsToReset(settings.clock().instant())));
    }
}
