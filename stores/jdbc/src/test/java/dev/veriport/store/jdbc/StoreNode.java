package dev.veriport.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.event.BudgetCounter;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.Store;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.testkit.stores.Steps;

/** A process that redeems one code after the other until it is killed, and says what it has done. */
final class StoreNode {
    private final Store store;
    private final Map<String, String> settings;
    private final Ticker ticker = Ticker.system();

    private StoreNode(Store store, Map<String, String> settings) {
        this.store = store;
        this.settings = settings;
    }

    /** @param arguments URL, user or nothing, and the seconds by which this node's clock is wrong */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of("url", arguments[0]));
        if (!arguments[1].isEmpty()) {
            settings.put("user", arguments[1]);
        }
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Long.parseLong(arguments[2])));
        JdbcStoreFactory factory = new JdbcStoreFactory();
        try (Store store = factory.open(JdbcStores.read(factory, settings), new StoreRuntime(clock, Ticker.system()))) {
            new StoreNode(Steps.connected(store), settings).serve();
        }
    }

    private void serve() throws IOException, InterruptedException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ");
            int number = Integer.parseInt(words[1]);
            System.out.println(
                    switch (words[0]) {
                        case "race" -> race(number);
                        case "count" -> count(number, Long.parseLong(words[2]));
                        case "start" -> start(number, words[2]);
                        case "redeem" -> redeem(number);
                        default -> "unknown " + line;
                    });
        }
    }

    /** Redeems so many codes together with the others, and returns how many requests this node would have sent. */
    private int race(int rounds) throws InterruptedException {
        int sent = 0;
        for (int round = 0; round < rounds; round++) {
            String code = "code " + round;
            State found = Steps.begin(store, code).state();
            if (found == State.BEGUN) {
                sent++;
                Steps.keep(store, code);
            }
            while (found == State.INTENDED) {
                ticker.pause(ticker.nanos() + store.vault().pollInterval().toNanos());
                found = Steps.begin(store, code).state();
            }
            if (!Steps.isKept(store, code)) {
                throw new AssertionError("no answer of " + code);
            }
        }
        return sent;
    }

    /** Tries to count so many requests, and returns how many were granted. */
    private int count(int tries, long limit) {
        DailyLimits limits = new DailyLimits(ZoneOffset.UTC, Map.of(BudgetCounter.REQUESTS, limit));
        int granted = 0;
        for (int i = 0; i < tries; i++) {
            if (store.budget()
                    .count(Steps.ACCOUNT, limits, Set.of(BudgetCounter.REQUESTS))
                    .granted()) {
                granted++;
            }
        }
        return granted;
    }

    /** Starts so many verifications, and returns how many went to a pilot with this cap. */
    private int start(int starts, String cap) {
        Map<String, String> all = new HashMap<>(Map.of(
                "veriport.provider",
                "pilot",
                "veriport.fallback",
                "main",
                "veriport.pilot.vendor",
                InstantVendor.NAME,
                "veriport.main.vendor",
                InstantVendor.NAME,
                "veriport.cap.pilot",
                cap + "/day",
                "veriport.store",
                "jdbc",
                "veriport.store-keys",
                "A".repeat(43) + "="));
        settings.forEach((name, value) -> all.put("veriport.jdbc." + name, value));
        int toPilot = 0;
        try (Veriport veriport = Veriport.builder(ConfigSource.of(all))
                .factory(new InstantVendor())
                .build()) {
            for (int i = 0; i < starts; i++) {
                VerificationSession session = veriport.identityProvider()
                        .start(VerificationRequest.builder("case-" + i)
                                .returnTo("https://shop.example/verified")
                                .build());
                toPilot += session.provider().value().equals("pilot") ? 1 : 0;
            }
        }
        return toPilot;
    }

    /** Redeems one code after the other until the process is killed, and says what it has done. */
    private String redeem(int from) {
        for (int i = from; ; i++) {
            String code = "code " + i;
            if (Steps.begin(store, code).state() == State.BEGUN) {
                System.out.println("begun " + i);
                Steps.keep(store, code);
                System.out.println("kept " + i);
            }
        }
    }
}
