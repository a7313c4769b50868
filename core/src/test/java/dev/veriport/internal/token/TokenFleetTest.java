package dev.veriport.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent.StoreBack;
import dev.veriport.event.VeriportEvent.StoreLost;
import dev.veriport.event.VeriportEvent.TokenAdopted;
import dev.veriport.event.VeriportEvent.TokenFenced;
import dev.veriport.event.VeriportEvent.TokenIssued;
import dev.veriport.fakes.Caller;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.fakes.EventLog;
import dev.veriport.fakes.UnreliableStore;
import dev.veriport.internal.store.FallbackTokens;
import dev.veriport.internal.store.StoreAvailability;
import dev.veriport.internal.store.StoreFailurePolicy;
import dev.veriport.internal.store.StoreFailurePolicy.OnFailure;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.Secret;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.store.StoredToken;
import dev.veriport.store.TokenClaim.Stored;
import dev.veriport.store.TokenStore;
import dev.veriport.store.VendorAccount;
import dev.veriport.time.Deadline;
import dev.veriport.token.AccessToken;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes that share a store, in virtual time and one process. */
@Timeout(60)
final class TokenFleetTest {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final TokenFixture fixture = new TokenFixture();
    private final List<Node> nodes = new ArrayList<>();

    /** What a process of its own would be. */
    private final class Node {
        final DetachedTasks detachedTasks = new DetachedTasks("node");
        final EventLog events = new EventLog();
        final GuardedTokenIssuer tokens;

        Node(TokenIssuer issuer, TokenStore store) {
            this.tokens = issuer(issuer, store, task -> {});
            nodes.add(this);
        }

        /** A node that asks nothing of the store while it is away. */
        Node(TokenIssuer issuer, UnreliableStore shared, OnFailure onFailure) {
            StoreAvailability availability =
                    new StoreAvailability("shared", shared, fixture.ticker, detachedTasks, events);
            StoreFailurePolicy policy = new StoreFailurePolicy(onFailure, GRACE);
            TokenStore store = new FallbackTokens(shared.tokens(), availability, policy, fixture.ticker);
            this.tokens = issuer(issuer, store, availability::whenBack);
            nodes.add(this);
        }

        private GuardedTokenIssuer issuer(TokenIssuer issuer, TokenStore store, Consumer<Runnable> whenBack) {
            return new HoldingTokenIssuer(
                    issuer,
                    CountingIssuer.ACCOUNT,
                    TokenFixture.TRANSIT,
                    Duration.ofSeconds(10),
                    new TokenContext(TokenFixture.VENDOR, fixture.ticker, detachedTasks, store, whenBack, events));
        }

        Caller<AccessToken> caller() {
            return Caller.start(() -> tokens.issue(TokenRequest.of(TokenPurpose.API)));
        }

        String token() throws Exception {
            return text(caller().result());
        }
    }

    private static String text(AccessToken token) {
        return token.match(
                single -> {
                    throw new AssertionError("single-use");
                },
                reusable -> reusable.value().reveal());
    }

    @AfterEach
    void close() {
        nodes.forEach(node -> node.detachedTasks.close());
        fixture.close();
    }

    @Test
    @DisplayName("T12 eight nodes use one token, lifetime after lifetime")
    void oneIssue() throws Exception {
        CountingIssuer issuer = fixture.instant(Duration.ZERO, LIFETIME);
        for (int i = 0; i < 8; i++) {
            new Node(issuer, fixture.store);
        }
        for (int lifetime = 1; lifetime <= 3; lifetime++) {
            for (Node node : nodes) {
                assertThat(node.token()).isEqualTo("token-" + lifetime);
            }
            assertThat(issuer.issued()).isEqualTo(lifetime);
            fixture.ticker.advance(LIFETIME);
        }
        assertThat(nodes.stream()
                        .mapToInt(node -> node.events.of(TokenIssued.class).size())
                        .sum())
                .isEqualTo(3);
        assertThat(nodes.stream()
                        .mapToInt(node -> node.events.of(TokenAdopted.class).size())
                        .sum())
                .isEqualTo(21);
    }

    @Test
    @DisplayName("T12 a node that asks while another does waits for that one's token")
    void waitsForTheOther() throws Exception {
        CountingIssuer issuer = fixture.slow(Duration.ofSeconds(3), LIFETIME);
        Caller<AccessToken> leader = new Node(issuer, fixture.store).caller();
        fixture.ticker.awaitWaiters(2);
        Caller<AccessToken> follower = new Node(issuer, fixture.store).caller();
        fixture.ticker.awaitWaiters(4);
        fixture.ticker.advance(Duration.ofSeconds(3));
        String token = text(leader.result());

        fixture.ticker.leapWhenWaiting(2);
        assertThat(text(follower.result())).isEqualTo(token);
        assertThat(issuer.issued()).isEqualTo(1);
    }

    @Test
    @DisplayName("T12 a leader that dies is replaced within its lease and 250 ms, for one request more")
    void deadLeader() throws Exception {
        CountingIssuer hanging = CountingIssuer.reusable(number -> {
            fixture.ticker.pass(LIFETIME);
            return CountingIssuer.token(number, LIFETIME);
        });
        UnreliableStore unreachable = new UnreliableStore(fixture.memory);
        Node leader = new Node(hanging, unreachable.tokens());
        leader.caller();
        fixture.ticker.awaitWaiters(2);
        unreachable.lose(); // as one that is killed: it releases nothing
        leader.detachedTasks.close();

        CountingIssuer issuer = fixture.instant(Duration.ZERO, LIFETIME);
        Caller<AccessToken> follower = new Node(issuer, fixture.store).caller();
        fixture.ticker.leapWhenWaiting(2);
        follower.failure(); // its patience is 10 s, the lease 12 s

        Caller<AccessToken> next = nodes.get(1).caller();
        assertThat(text(next.result())).isEqualTo("token-1");
        assertThat(fixture.ticker.elapsed()).isBetween(Duration.ofSeconds(12), Duration.ofMillis(12_250));
        assertThat(hanging.issued() + issuer.issued()).isEqualTo(2);
    }

    @Test
    @DisplayName("T12 a token that comes after its lease is not published, and is used where it was paid for")
    void fenced() throws Exception {
        CountingIssuer stalled = fixture.slow(Duration.ofSeconds(30), LIFETIME);
        Node slow = new Node(stalled, fixture.store);
        slow.caller();
        fixture.ticker.awaitWaiters(2);
        fixture.ticker.advance(Duration.ofSeconds(12));
        CountingIssuer quick = CountingIssuer.reusable(number -> CountingIssuer.token(77, LIFETIME));
        assertThat(new Node(quick, fixture.store).token()).isEqualTo("token-77");

        fixture.ticker.advance(Duration.ofSeconds(18));
        assertThat(slow.token()).isEqualTo("token-1");
        assertThat(slow.events.of(TokenFenced.class)).hasSize(1);
        assertThat(new Node(quick, fixture.store).token()).isEqualTo("token-77");
        assertThat(stalled.issued() + quick.issued()).isEqualTo(2);
    }

    @Test
    @DisplayName("T12 a store that forgot does not make a node renew before its own token is over")
    void forgetfulStore() throws Exception {
        Duration roundTrip = Duration.ofMillis(500);
        CountingIssuer issuer = fixture.instant(roundTrip, LIFETIME);
        Node node = new Node(issuer, fixture.store);
        node.token();
        fixture.memory.close(); // forgets
        fixture.ticker.advance(LIFETIME.minus(TokenFixture.TRANSIT));

        Caller<AccessToken> early = node.caller();
        fixture.ticker.awaitWaiters(2);
        fixture.ticker.advance(TokenFixture.TRANSIT.minusNanos(1));
        fixture.ticker.awaitWaiters(2);
        assertThat(issuer.issued()).isEqualTo(1);
        fixture.ticker.advance(Duration.ofNanos(1));
        assertThat(text(early.result())).isEqualTo("token-2");
    }

    @Test
    @DisplayName(
            "T12 of the time a store takes to answer the cautious end is taken: unusable from before, renewed from after")
    void slowStore() {
        Duration answer = Duration.ofSeconds(3);
        HeldToken found = HeldToken.found(
                new Stored(new StoredToken("id", Secret.of("token"), false), LIFETIME, LIFETIME.plusMinutes(1)),
                0,
                answer.toNanos());
        assertThat(found.isUsable(LIFETIME.toNanos() - 1, 0)).isTrue();
        assertThat(found.isUsable(LIFETIME.toNanos(), 0)).isFalse();
        assertThat(found.mayStillLive(LIFETIME.plusMinutes(1).plus(answer).toNanos() - 1))
                .isTrue();
        assertThat(found.mayStillLive(LIFETIME.plusMinutes(1).plus(answer).toNanos()))
                .isFalse();
    }

    @Test
    @DisplayName("T12 a short break of the store costs no token")
    void shortBreak() throws Exception {
        UnreliableStore shared = new UnreliableStore(fixture.memory);
        CountingIssuer issuer = fixture.instant(Duration.ZERO, LIFETIME);
        Node node = new Node(issuer, shared, OnFailure.LOCAL);
        new Node(issuer, fixture.store).token();

        shared.lose();
        Caller<AccessToken> caller = node.caller();
        fixture.ticker.awaitWaiters(3); // the caller, the request for a token, the ping
        fixture.ticker.advance(GRACE.minusMillis(200));
        fixture.ticker.awaitWaiters(3);
        shared.comeBack();
        fixture.ticker.advance(Duration.ofMillis(100));
        node.events.await(StoreBack.class, 1);
        fixture.ticker.leapWhenWaiting(2);
        assertThat(text(caller.result())).isEqualTo("token-1");
        assertThat(issuer.issued()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "T12 a store that stays away costs each node one token, told once; what is paid for is shared when it is back")
    void longBreak() throws Exception {
        UnreliableStore shared = new UnreliableStore(fixture.memory);
        CountingIssuer issuer = fixture.instant(Duration.ZERO, LIFETIME);
        Node one = new Node(issuer, shared, OnFailure.LOCAL);
        Node two = new Node(issuer, shared, OnFailure.LOCAL);
        shared.lose();
        fixture.ticker.leapWhenWaiting(3); // the caller, the request for a token, the ping
        assertThat(one.token()).isEqualTo("token-1");
        fixture.ticker.leapWhenWaiting(4); // and the ping of the other node
        assertThat(two.token()).isEqualTo("token-2");
        assertThat(one.token()).isEqualTo("token-1");

        shared.comeBack();
        fixture.ticker.awaitWaiters(2);
        fixture.ticker.advance(Duration.ofSeconds(1));
        shared.awaitRestored(2);
        Node late = new Node(issuer, shared, OnFailure.LOCAL);
        assertThat(late.token()).isIn("token-1", "token-2");
        assertThat(issuer.issued()).isEqualTo(2);
        for (Node node : List.of(one, two)) {
            node.events.await(StoreBack.class, 1);
            assertThat(node.events.of(StoreLost.class)).hasSize(1);
            assertThat(node.events.of(StoreBack.class)).hasSize(1);
        }
    }

    @Test
    @DisplayName("T12 a store that must not be done without fails the call, and asks for nothing")
    void refusing() throws Exception {
        UnreliableStore shared = new UnreliableStore(fixture.memory);
        CountingIssuer issuer = fixture.instant(Duration.ZERO, LIFETIME);
        Node node = new Node(issuer, shared, OnFailure.FAIL);
        shared.lose();
        VeriportException failure = node.caller().veriportFailure();
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(issuer.issued()).isZero();

        shared.comeBack();
        fixture.ticker.awaitWaiters(1); // the ping
        fixture.ticker.advance(Duration.ofSeconds(1));
        node.events.await(StoreBack.class, 1);
        assertThat(node.token()).isEqualTo("token-1");
    }

    @Test
    @DisplayName("T10 a refused token that the store could not discard is not adopted again when the store is back")
    void discardLost() throws Exception {
        UnreliableStore shared = new UnreliableStore(fixture.memory);
        CountingIssuer issuer = fixture.instant(Duration.ZERO, LIFETIME);
        Node node = new Node(issuer, shared, OnFailure.LOCAL);
        assertThat(node.token()).isEqualTo("token-1");
        ReusableToken refused = node.tokens.reusable(TokenPurpose.API, Deadline.after(fixture.ticker, GRACE));

        shared.lose("discard");
        node.tokens.refuse(TokenPurpose.API, refused);
        Caller<AccessToken> next = node.caller();
        fixture.ticker.awaitWaiters(3); // the caller, the request for a token, the ping
        shared.comeBack();
        fixture.ticker.advance(Duration.ofSeconds(1));
        node.events.await(StoreBack.class, 1);
        fixture.ticker.leapWhenWaiting(2);
        assertThat(text(next.result())).isEqualTo("token-2");
    }

    @Test
    @DisplayName("T17 other credentials are another key: two that run side by side share nothing")
    void rotation() throws Exception {
        CountingIssuer issuer = fixture.instant(Duration.ZERO, LIFETIME);
        GuardedTokenIssuer before = fixture.guard(issuer, CountingIssuer.ACCOUNT, fixture.store);
        VendorAccount rotated = new VendorAccount(URI.create("https://vendor.invalid"), "client", Secret.of("another"));
        GuardedTokenIssuer after = fixture.guard(issuer, rotated, fixture.store);
        assertThat(text(TokenFixture.api(before))).isEqualTo("token-1");
        assertThat(text(TokenFixture.api(after))).isEqualTo("token-2");
        assertThat(text(TokenFixture.api(before))).isEqualTo("token-1");
    }
}
