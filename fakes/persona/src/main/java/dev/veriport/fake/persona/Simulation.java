package dev.veriport.fake.persona;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.testkit.server.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plays a user in the sandbox. Facts: the actions, one after the other, in {@code meta}. Inference: another environment is 403, and
 * when one action is not allowed, none is done.
 */
final class Simulation {
    private static final String PASSED = "create_passed_verification";
    private static final String FAILED = "create_failed_verification";
    private static final Shape TEMPLATE =
            Shape.object(Map.of("verification-template-id", Shape.text()), "verification-template-id");
    private static final Shape ACTION = (path, value) -> {
        boolean isVerification =
                List.of(PASSED, FAILED).contains(value.path("type").asText());
        Shape of = isVerification
                ? Shape.object(Map.of("type", Shape.text(), "data", TEMPLATE), "type", "data")
                : Shape.object(
                        Map.of(
                                "type",
                                Shape.word(Stream.of(Move.values())
                                        .map(Move::action)
                                        .toList())),
                        "type");
        of.check(path, value);
    };
    private static final Map<String, Shape> BODY =
            Map.of("meta", Shape.object(Map.of("simulate-actions", Shape.list(ACTION)), "simulate-actions"));

    private final InstantSource clock;
    private final Answers answers;

    Simulation(InstantSource clock, Answers answers) {
        this.clock = clock;
        this.answers = answers;
    }

    Reply perform(Call call) {
        call.checkQuery(Answers.QUERY);
        call.check(BODY, "meta");
        if (!call.access().isSandbox()) {
            throw Refusal.forbidden("Only inquiries of the sandbox can be simulated");
        }
        Instant now = clock.instant();
        return answers.reply(call, answers.changed(call, inquiry -> {
            Inquiry changed = inquiry;
            for (JsonNode action : call.body().at("/meta/simulate-actions")) {
                changed = after(changed, action, now);
            }
            return changed;
        }));
    }

    private static Inquiry after(Inquiry inquiry, JsonNode action, Instant now) {
        String type = action.path("type").asText();
        Optional<Move> move = Move.ofAction(type);
        if (move.isPresent()) {
            return inquiry.movedIfAllowed(move.get(), now);
        }
        String template = action.at("/data/verification-template-id").asText();
        Verification.Kind kind = Stream.of(Verification.Kind.values())
                .filter(each -> FakePersonaServer.templateOf(each).equals(template))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("meta.simulate_actions.data.verification_template_id"));
        return inquiry.with(type.equals(PASSED) ? Verification.passed(kind, now) : Verification.failed(kind, now));
    }
}
