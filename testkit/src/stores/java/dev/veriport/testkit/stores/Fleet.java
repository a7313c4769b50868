package dev.veriport.testkit.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.fake.faceki.FakeFacekiServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Applications in processes of their own, whose clocks differ by up to two hours, on one store. */
public final class Fleet implements AutoCloseable {
    static final String PILOT = "pilot";

    /** A node's answer to calls that were counted, or refused by the limit. */
    public static final String COUNTED = "\\{(NOT_FOUND=\\d+)?(, )?(BUDGET_EXHAUSTED=\\d+)?}";

    private static final long HOUR_SECONDS = 3_600;
    /** A slow answer is waited for, and a node has no token of its own. */
    private static final String ON_A_SLOW_MACHINE = "faceki.timeout=20s store.on-failure=fail";

    private static final String KEYS = "store-keys=a2V5IGZvciB0ZXN0cywgMzIgYnl0ZXMgbG9uZyEhISE=";

    private final List<NodeProcess> nodes;
    private final Map<String, String> store;

    private Fleet(List<NodeProcess> nodes, Map<String, String> store) {
        this.nodes = nodes;
        this.store = store;
    }

    /**
     * Starts the processes; the first clock is an hour behind, and the last an hour ahead.
     *
     * @param count at least 2
     * @param store the settings of the store, without the prefix
     */
    public static Fleet start(int count, Map<String, String> store) {
        List<NodeProcess> nodes = LongStream.range(0, count)
                .map(node -> -HOUR_SECONDS + node * 2 * HOUR_SECONDS / (count - 1))
                .mapToObj(Fleet::process)
                .collect(Collectors.toCollection(ArrayList::new));
        return new Fleet(nodes, store);
    }

    private static NodeProcess process(long skewSeconds) {
        return NodeProcess.start(FleetNode.class, Long.toString(skewSeconds));
    }

    public NodeProcess first() {
        return nodes.get(0);
    }

    /** Kills the first. */
    public void killFirst() {
        nodes.remove(0).kill();
    }

    /** Starts one more. */
    public NodeProcess join() {
        NodeProcess newcomer = process(0);
        nodes.add(newcomer);
        return newcomer;
    }

    /** The command that opens a node for a vendor, with more settings. */
    public String opening(FakeFacekiServer vendor, String... more) {
        return opening("provider=faceki faceki.base-url=" + vendor.baseUrl() + " faceki.client-id=" + vendor.clientId()
                + " faceki.client-secret=" + vendor.clientSecret()
                + " faceki.workflow-id=w faceki.token-transit=500ms faceki.timeout=2s "
                + String.join(" ", more));
    }

    private String opening(String settings) {
        String ofStore = store.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
        return "open " + KEYS + " " + ofStore + " " + settings;
    }

    /** The answers of all nodes, which work at the same time. */
    public List<String> all(String command) {
        List<CompletableFuture<String>> answers =
                nodes.stream().map(node -> node.ask(command)).toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** The same answer of all nodes. */
    public String one(String command) {
        List<String> answers = all(command);
        assertThat(answers).as("%s, of the whole fleet", command).containsOnly(answers.get(0));
        return answers.get(0);
    }

    public void open(FakeFacekiServer vendor, String... more) {
        assertThat(one(opening(vendor, more))).isEqualTo("opened");
    }

    /** All nodes use one token a lifetime, through so many lifetimes, and renew none early. */
    public void useOneTokenALifetime(Duration lifetime, int lifetimes) {
        try (FakeFacekiServer vendor =
                FakeFacekiServer.builder().tokenTtl(lifetime).start()) {
            open(vendor, ON_A_SLOW_MACHINE);
            String token = one("token-whatever-it-takes");
            for (int after = 1; after < lifetimes; after++) {
                token = one("token-after " + token);
            }
            assertThat(vendor.tokensIssued())
                    .as("tokens, where nodes found their store away %s times", all("lost"))
                    .isEqualTo(lifetimes);
            assertThat(vendor.tokensIssuedEarly()).isZero();
            assertThat(one("close")).isEqualTo("closed");
        }
    }

    /** All nodes count to the limit of a day, and no further. */
    public void countToTheLimit(int callsOfEach, int limit) {
        try (FakeFacekiServer vendor =
                FakeFacekiServer.builder().tokenTtl(Duration.ofHours(1)).start()) {
            open(vendor, "faceki.daily-requests=" + limit, ON_A_SLOW_MACHINE);
            assertThat(all("calls " + callsOfEach))
                    .allSatisfy(answer -> assertThat(answer).matches(COUNTED));
            assertThat(vendor.requests()).as("requests").isEqualTo(limit);
            assertThat(one("close")).isEqualTo("closed");
        }
    }

    /** Exactly so many starts of all nodes go to the pilot as its cap says. */
    public void sendToPilot(int startsOfEach, int cap) {
        assertThat(one(opening("provider=" + PILOT
                        + " fallback=main pilot.vendor=instant main.vendor=instant cap.pilot=" + cap + "/day")))
                .isEqualTo("opened");
        int toPilot = all("starts " + startsOfEach).stream()
                .mapToInt(Integer::parseInt)
                .sum();
        assertThat(toPilot).as("starts at the pilot").isEqualTo(cap);
        assertThat(one("close")).isEqualTo("closed");
    }

    /** Nodes that complete the same sessions at the same time all get each answer, and send each code once. */
    public void sendEachCodeOnce(int codes) throws IOException {
        try (CodeVendor.Server vendor = new CodeVendor.Server()) {
            assertThat(one(opening("provider=codes codes.base-url=" + vendor.baseUrl())))
                    .isEqualTo("opened");
            assertThat(one("complete " + codes)).isEqualTo(codes + " approved");
            assertThat(vendor.requests()).hasSize(codes);
            assertThat(vendor.requests().values()).containsOnly(1);
            assertThat(one("close")).isEqualTo("closed");
        }
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.tell("close"));
        nodes.forEach(NodeProcess::close);
    }
}
