package dev.veriport.testkit.memory;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Channel;
import dev.veriport.model.Decision;
import dev.veriport.model.Erasure;
import dev.veriport.model.Evidence;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.Handoff;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorCall;
import dev.veriport.testkit.memory.InMemoryDeliveries.Contents;
import dev.veriport.testkit.memory.InMemoryVendor.Begun;
import dev.veriport.time.Deadline;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The in-memory vendor behind the port. */
final class InMemoryIdentityProvider implements IdentityProvider {
    /** The name of the returned parameter, and of the session's state. */
    static final String VERIFICATION = "verification";

    /** The name of the session's state with the channel that it was started on. */
    private static final String CHANNEL = "channel";

    /** Does nothing: the vendor holds no resources for a session. */
    private static final Operation.Repeatable START = new Operation.Repeatable("start", Role.SESSION);

    private static final Operation.Repeatable RESUME = new Operation.Repeatable("resume", Role.EXTRA);
    private static final Operation.Repeatable CANCEL = new Operation.Repeatable("cancel", Role.EXTRA);
    private static final Operation.Create VERIFY = new Operation.Create("verify", Role.SESSION);
    private static final Operation.Read READ = new Operation.Read("read", Role.SESSION);
    /** A second request for an erasure changes nothing. */
    private static final Operation.Repeatable ERASE = new Operation.Repeatable("erase", Role.EXTRA);

    private static final Operation.Download PHOTO = new Operation.Download("photo", Role.EXTRA);

    private final InMemoryVendor vendor;
    private final InMemorySettings settings;
    private final ProviderRuntime runtime;
    private final GuardedTokenIssuer tokens;

    InMemoryIdentityProvider(
            InMemoryVendor vendor, InMemorySettings settings, ProviderRuntime runtime, GuardedTokenIssuer tokens) {
        this.vendor = vendor;
        this.settings = settings;
        this.runtime = runtime;
        this.tokens = tokens;
    }

    @Override
    public ProviderId id() {
        return runtime.provider();
    }

    /** Those of what this vendor offers. */
    static Set<Operation> operations(InMemoryVendor vendor) {
        Set<Operation> operations = new HashSet<>(Set.of(START, READ, PHOTO, InMemoryTokenIssuer.API_TOKEN));
        if (vendor.hasSdk()) {
            operations.add(InMemoryTokenIssuer.SDK_TOKEN);
        }
        if (vendor.offers(Capability.VERIFY)) {
            operations.add(VERIFY);
        }
        if (vendor.offers(Capability.RESUME)) {
            operations.add(RESUME);
        }
        if (vendor.offers(Capability.CANCEL)) {
            operations.add(CANCEL);
        }
        if (vendor.offers(Capability.ERASE)) {
            operations.add(ERASE);
        }
        return operations;
    }

    @Override
    public Capabilities capabilities() {
        return vendor.capabilities();
    }

    @Override
    public VerificationSession start(VerificationRequest request) {
        Begun begun = call(START, deadline -> {
            Secret apiToken = apiToken(deadline);
            Optional<Secret> sdkToken = sdkToken(request.channel().name());
            return () -> {
                Begun created = vendor.begin(apiToken, runtime.ticker().nanos(), request, sdkToken);
                vendor.starting(new VerificationId(id(), created.id()));
                return created;
            };
        });
        Map<String, String> state =
                Map.of(VERIFICATION, begun.id(), CHANNEL, request.channel().name());
        return session(SessionRef.of(id(), request.reference(), state), begun.handoff());
    }

    @Override
    public VerificationSession resume(SessionRef session) {
        String id = verification(session);
        Handoff fresh = call(RESUME, deadline -> {
            Secret apiToken = apiToken(deadline);
            Optional<Secret> sdkToken = sdkToken(session.state(CHANNEL).orElse(Channel.WEB.name()));
            return () -> vendor.resume(apiToken, runtime.ticker().nanos(), id, sdkToken);
        });
        return session(session, fresh);
    }

    private VerificationSession session(SessionRef ref, Handoff handoff) {
        return new VerificationSession(ref, handoff, runtime.clock().instant(), Reported.notProvided());
    }

    @Override
    public void cancel(SessionRef session) {
        String id = verification(session);
        call(CANCEL, deadline -> {
            Secret apiToken = apiToken(deadline);
            return () -> vendor.cancel(apiToken, runtime.ticker().nanos(), id);
        });
    }

    /** The session names the verification to read. Returned parameters with another id are refused. */
    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        String id = verification(session);
        List<String> returned = back.all(VERIFICATION);
        if (!returned.isEmpty() && !returned.equals(List.of(id))) {
            throw refused("the browser came back from another verification: complete the session it was started for");
        }
        return read(id);
    }

    @Override
    public VerificationResult find(VerificationId verification) {
        return read(verification.value());
    }

    @Override
    public VerificationResult findByReference(AttemptReference attempt) {
        return result(call(READ, deadline -> {
            Secret apiToken = apiToken(deadline);
            return () -> vendor.readByTag(apiToken, runtime.ticker().nanos(), attempt.value());
        }));
    }

    @Override
    public VerificationResult verify(EvidenceSubmission submission) {
        InMemoryImages.requireAll(submission);
        ObjectExchange<InMemoryVerification> exchange = new ObjectExchange<>(deadline -> {
            Secret apiToken = apiToken(deadline);
            return () -> vendor.verify(apiToken, runtime.ticker().nanos(), submission.reference());
        });
        return result(runtime.calls()
                .make(new VendorCall.Creation<>(
                        VERIFY,
                        deadline(),
                        exchange,
                        exchange::read,
                        AttemptId.random().value(),
                        Optional.empty())));
    }

    @Override
    public Notification receive(InboundNotification raw) {
        Contents contents = vendor.deliveries().read(raw);
        String key = contents.kind() + "-" + contents.id();
        if (contents.kind() == Notification.Kind.IGNORED) {
            return Notification.ignored(id(), key);
        }
        Notification received = Notification.authenticated(
                new VerificationId(id(), contents.id()), contents.kind(), Decision.PENDING, key);
        return contents.kind().hasResult() ? received.withResult(result(vendor.carried(contents.id()))) : received;
    }

    private String verification(SessionRef session) {
        return session.state(VERIFICATION).orElseThrow(() -> refused("this session was not created by start"));
    }

    /** An erasure that is done already fails at the vendor, with the reason that certifies it. */
    @Override
    public Erasure erase(VerificationId verification) {
        Optional<Instant> dueAt = call(ERASE, deadline -> {
            Secret apiToken = apiToken(deadline);
            return () -> vendor.erase(
                    apiToken, runtime.ticker().nanos(), runtime.clock().instant(), verification.value());
        });
        return dueAt.map(due -> Erasure.requested(verification, Reported.of(due)))
                .orElseGet(() -> Erasure.done(verification));
    }

    private VerificationResult read(String id) {
        return result(call(READ, deadline -> {
            Secret apiToken = apiToken(deadline);
            return () -> vendor.read(apiToken, runtime.ticker().nanos(), id);
        }));
    }

    /** With the photo of its document, which is fetched when it is opened. */
    private VerificationResult result(InMemoryVerification read) {
        VerificationResult result = read.result(id());
        Evidence photo = new InMemoryPhoto(() -> call(PHOTO, deadline -> {
            Secret apiToken = apiToken(deadline);
            return () -> vendor.photo(apiToken, runtime.ticker().nanos(), read.id());
        }));
        return result.documents().isEmpty()
                ? result
                : result.toBuilder().evidence(List.of(photo)).build();
    }

    private <A> A call(Operation.Callable operation, Function<Deadline, Supplier<A>> request) {
        ObjectExchange<A> exchange = new ObjectExchange<>(request);
        return runtime.calls().make(new VendorCall.Ordinary<>(operation, deadline(), exchange, exchange::read));
    }

    private Deadline deadline() {
        return runtime.deadline(settings.timeout());
    }

    private Secret apiToken(Deadline deadline) {
        return tokens.reusable(TokenPurpose.API, deadline).value();
    }

    /** A token for the user's device; empty on the web. */
    private Optional<Secret> sdkToken(String channel) {
        return channel.equals(Channel.WEB.name())
                ? Optional.empty()
                : Optional.of(tokens.singleUse(TokenRequest.of(TokenPurpose.IDENTITY_VERIFICATION))
                        .take());
    }

    private VeriportException refused(String why) {
        return VeriportException.notSent(ErrorCode.INVALID_REQUEST, why)
                .provider(id())
                .build();
    }
}
