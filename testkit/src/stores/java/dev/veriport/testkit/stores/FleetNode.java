package dev.veriport.testkit.stores;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent.StoreLost;
import dev.veriport.model.Decision;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.time.Ticker;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** One application of a fleet, in a process of its own: a command a line, an answer a line. */
final class FleetNode {
    private static final ProviderId FACEKI = new ProviderId("faceki");
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Clock clock;
    private final AtomicInteger lost = new AtomicInteger();
    private Veriport veriport;

    private FleetNode(Clock clock) {
        this.clock = clock;
    }

    public static void main(String[] arguments) throws IOException {
        FleetNode node =
                new FleetNode(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Long.parseLong(arguments[0]))));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(node.answer(line));
        }
        node.close();
    }

    private String answer(String line) {
        String[] words = line.split(" ");
        try {
            return switch (words[0]) {
                case "open" -> open(words);
                case "close" -> close();
                case "token" -> token();
                case "token-whatever-it-takes" -> whateverItTakes(this::token);
                case "token-after" -> tokenAfter(words[1]);
                case "calls" -> calls(Integer.parseInt(words[1]));
                case "starts" -> starts(Integer.parseInt(words[1]));
                case "lost" -> lost.toString();
                case "complete" -> complete(Integer.parseInt(words[1]));
                default -> "unknown " + line;
            };
        } catch (VeriportException failure) {
            return failure.code().name();
        } catch (InterruptedException interrupted) {
            return "interrupted";
        }
    }

    private String open(String[] words) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            String[] setting = words[i].split("=", 2);
            settings.put("veriport." + setting[0], setting[1]);
        }
        veriport = Veriport.builder(ConfigSource.of(settings))
                .factory(new CodeVendor())
                .factory(new InstantVendor())
                .clock(clock)
                .listener(event -> lost.addAndGet(event instanceof StoreLost ? 1 : 0))
                .build();
        return "opened";
    }

    private String close() {
        if (veriport != null) {
            veriport.close();
        }
        return "closed";
    }

    /** What tells tokens apart without telling them. */
    private String token() {
        ReusableToken token = veriport.tokens(FACEKI)
                .issue(TokenRequest.of(TokenPurpose.API))
                .match(
                        single -> {
                            throw new AssertionError("single-use");
                        },
                        reusable -> reusable);
        return Integer.toHexString(token.value().reveal().hashCode());
    }

    /** Until the store is there, and another node has done what this one waits for. */
    private static <T> T whateverItTakes(Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (VeriportException notYet) {
                if (!Set.of(ErrorCode.TIMEOUT, ErrorCode.UNAVAILABLE).contains(notYet.code())) {
                    throw notYet;
                }
            }
        }
    }

    private String tokenAfter(String before) throws InterruptedException {
        String now = whateverItTakes(this::token);
        while (now.equals(before)) {
            Ticker ticker = Ticker.system();
            ticker.await(new CompletableFuture<>(), ticker.nanos() + LOOK.toNanos());
            now = whateverItTakes(this::token);
        }
        return now;
    }

    /** Completes so many sessions, each with a code of its own that others have too, and says how many were approved. */
    private String complete(int sessions) {
        int approved = 0;
        for (int i = 0; i < sessions; i++) {
            SessionRef session = SessionRef.of(CodeVendor.NAME, "code-" + i, Map.of());
            VerificationResult result =
                    whateverItTakes(() -> veriport.identityProvider().complete(session, ReturnedParameters.none()));
            approved += result.decision() == Decision.APPROVED ? 1 : 0;
        }
        return approved + " approved";
    }

    /** Starts so many verifications, and says how many went to the pilot. */
    private String starts(int tries) {
        int toPilot = 0;
        for (int i = 0; i < tries; i++) {
            VerificationSession session = veriport.identityProvider()
                    .start(VerificationRequest.builder("case-" + i)
                            .returnTo("https://shop.example/verified")
                            .build());
            toPilot += session.provider().value().equals(Fleet.PILOT) ? 1 : 0;
        }
        return String.valueOf(toPilot);
    }

    /** How often each code came, of those that say more than that the store is away. */
    private String calls(int tries) {
        Map<ErrorCode, Integer> failures = new EnumMap<>(ErrorCode.class);
        for (int i = 0; i < tries; i++) {
            try {
                whateverItTakes(() -> veriport.identityProvider().find(new VerificationId(FACEKI, "nobody")));
            } catch (VeriportException failure) {
                failures.merge(failure.code(), 1, Integer::sum);
            }
        }
        return failures.toString();
    }
}
