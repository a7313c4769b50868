package dev.veriport.fake.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.BracketForm;
import dev.veriport.testkit.server.IdempotentReplies;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.Route;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What stands before every endpoint. Facts: {@code Bearer}, or {@code Basic} with the key as the user; forms and no JSON;
 * idempotency keys; the headers of an answer. Inference: what {@code Stripe-Should-Retry} says, and that an unknown connected
 * account is 403.
 */
final class Guard {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";
    private static final int LONGEST_KEY = 255;

    private final Settings settings;
    private final IdempotentReplies idempotency;
    private final Queue<Integer> limited = new ConcurrentLinkedQueue<>();
    private final Queue<UnaryOperator<Reply>> changes = new ConcurrentLinkedQueue<>();

    Guard(Settings settings) {
        this.settings = settings;
        this.idempotency = new IdempotentReplies(
                settings.clock(),
                Refusal::otherParameters,
                Refusal::underWay,
                kept -> kept.withHeader("Idempotent-Replayed", "true"));
    }

    /** Refuses the next request with this status. */
    void limitNext(int status) {
        limited.add(status);
    }

    /** Changes the answer of the next POST, after its endpoint and before it is kept. */
    void changeNext(UnaryOperator<Reply> change) {
        changes.add(change);
    }

    Route get(Call.Endpoint endpoint) {
        return answered(request -> endpoint.answer(new Call(request, access(request), read(request.rawQuery()))));
    }

    /**
     * Facts: the first status and body are kept by the key once the endpoint has begun to run, a 500 too; nothing is kept when
     * validation fails; other parameters are an {@code idempotency_error}. Inference: a key is forgotten after 24 hours, while its
     * request is under way others get 409, and other parameters 400.
     */
    Route post(Call.Endpoint endpoint) {
        return answered(request -> {
            Access access = access(request);
            boolean isForm = request.header("Content-Type")
                    .filter(type -> type.startsWith(FORM))
                    .isPresent();
            if (request.body().length > 0 && !isForm) {
                throw Refusal.noForm();
            }
            Call call = new Call(request, access, read(request.bodyText()));
            String key = request.header("Idempotency-Key").orElse("");
            if (key.isEmpty()) {
                return run(endpoint, call);
            }
            if (key.length() > LONGEST_KEY) {
                throw Refusal.malformed("at most " + LONGEST_KEY + " characters", "Idempotency-Key");
            }
            String scoped = access.livemode() + " " + access.account() + " " + key;
            return idempotency.once(scoped, request.path() + " " + call.parameters(), () -> begun(endpoint, call));
        });
    }

    /** @throws Refusal of validation: the endpoint has not begun to run */
    private Reply begun(Call.Endpoint endpoint, Call call) {
        try {
            return run(endpoint, call);
        } catch (Refusal refused) {
            if (refused.isOfValidation()) {
                throw refused;
            }
            return refused.reply();
        }
    }

    private Reply run(Call.Endpoint endpoint, Call call) {
        Reply reply = endpoint.answer(call);
        UnaryOperator<Reply> change = changes.poll();
        return change == null ? reply : change.apply(reply);
    }

    private static ObjectNode read(@Nullable String encoded) {
        try {
            return BracketForm.read(encoded);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.malformed("a form with matching brackets", "parameters");
        }
    }

    private Route answered(Function<RecordedRequest, Reply> endpoint) {
        return request -> {
            Reply reply;
            try {
                reply = endpoint.apply(request);
            } catch (Refusal refused) {
                reply = refused.reply();
            }
            return withHeaders(reply, request);
        };
    }

    private static Reply withHeaders(Reply reply, RecordedRequest request) {
        Reply answer = reply.withHeader("Request-Id", Ids.next("req_1"))
                .withHeader("Stripe-Version", request.header("Stripe-Version").orElse(FakeStripeServer.API_VERSION));
        Optional<String> key = request.header("Idempotency-Key");
        if (key.isPresent()) {
            answer = answer.withHeader("Idempotency-Key", key.get());
        }
        int status = reply.status();
        return status < 400
                ? answer
                : answer.withHeader("Stripe-Should-Retry", Boolean.toString(status == 409 || status >= 500));
    }

    private Access access(RecordedRequest request) {
        String key = key(request.header("Authorization").orElse(""));
        Boolean readsSensitive = settings.keys().get(key);
        if (readsSensitive == null) {
            throw Refusal.unauthorized();
        }
        Integer status = limited.poll();
        if (status != null) {
            throw Refusal.rateLimited(status);
        }
        String account = request.header("Stripe-Account").orElse("");
        if (!account.isEmpty() && !settings.accounts().contains(account)) {
            throw Refusal.noSuchAccount();
        }
        return new Access(key.contains("_live_"), account, readsSensitive);
    }

    private static String key(String authorization) {
        if (authorization.startsWith(BEARER)) {
            return authorization.substring(BEARER.length());
        }
        if (!authorization.startsWith(BASIC)) {
            return "";
        }
        try {
            byte[] pair = Base64.getDecoder().decode(authorization.substring(BASIC.length()));
            String text = new String(pair, StandardCharsets.UTF_8);
            return text.endsWith(":") ? text.substring(0, text.length() - 1) : "";
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
