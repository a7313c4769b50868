package dev.veriport.docs;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BreakerState;
import dev.veriport.event.BudgetCounter;
import dev.veriport.event.VeriportEvent;
import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.Document;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Erasure;
import dev.veriport.model.Finality;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.Route;
import dev.veriport.model.VerificationResult;
import dev.veriport.token.TokenPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** One event of every kind. */
final class OneOfEach {
    private static final ProviderId VENDOR = new ProviderId("a-vendor");
    private static final TokenPurpose API = TokenPurpose.API;
    private static final Duration TIME = Duration.ofMillis(70);

    static final List<VeriportEvent> EVENTS = List.of(
            new VeriportEvent.CallSucceeded(VENDOR, "records", TIME),
            new VeriportEvent.CallFailed(
                    VENDOR,
                    "records",
                    VeriportException.of(ErrorCode.UNAVAILABLE, "the vendor failed")
                            .httpStatus(503)
                            .build(),
                    TIME),
            new VeriportEvent.CallRetried(VENDOR, "records", ErrorCode.UNAVAILABLE, TIME),
            new VeriportEvent.ConnectionReplaced(VENDOR, "records"),
            new VeriportEvent.BreakerChanged(VENDOR, "records", BreakerState.OPEN),
            new VeriportEvent.AnswerStored(VENDOR, "records"),
            new VeriportEvent.OutcomeUnknown(VENDOR, "records"),
            new VeriportEvent.VerificationStarted(VENDOR, Route.RULE, OptionalInt.of(1), Optional.of(Country.of("DE"))),
            new VeriportEvent.VerificationDecided(
                    VENDOR,
                    VerificationResult.builder(VENDOR, Decision.RESUBMIT, Finality.RETRYABLE)
                            .reasons(List.of(new Reason(ReasonCode.BLURRY, "blurry")))
                            .documents(List.of(Document.builder(DocumentType.PASSPORT, "passport")
                                    .issuingCountry(Reported.of(Country.of("DE")))
                                    .build()))
                            .startedAt(Reported.of(Instant.EPOCH))
                            .endedAt(Reported.of(Instant.EPOCH.plus(TIME)))
                            .build()),
            new VeriportEvent.UnknownWords(VENDOR, List.of("decision")),
            new VeriportEvent.DeliveryRefused(VENDOR, ErrorCode.AUTHENTICATION, "planned"),
            new VeriportEvent.DeliveryIgnored(VENDOR),
            new VeriportEvent.LeftAtVendor(VENDOR, "person-1", ErrorCode.UNAVAILABLE),
            new VeriportEvent.ErasureReported(VENDOR, "v-1", Erasure.State.DONE, Erasure.State.UNKNOWN),
            new VeriportEvent.FailedOver(VENDOR, new ProviderId("another-vendor"), ErrorCode.UNAVAILABLE),
            new VeriportEvent.TokenIssued(VENDOR, API, VeriportEvent.IssueReason.FIRST),
            new VeriportEvent.TokenFailed(VENDOR, API, ErrorCode.UNAVAILABLE, TIME),
            new VeriportEvent.TokenRefused(VENDOR, API),
            new VeriportEvent.TokenAdopted(VENDOR, API),
            new VeriportEvent.TokenFenced(VENDOR, API),
            new VeriportEvent.StoreLost("redis"),
            new VeriportEvent.StoreBack("redis"),
            new VeriportEvent.BudgetNearlyUsed(VENDOR, BudgetCounter.REQUESTS, 800, 1000),
            new VeriportEvent.BudgetExhausted(VENDOR, BudgetCounter.REQUESTS, 1000, TIME));

    private OneOfEach() {}

    /** All records of a sealed family. */
    static List<Class<?>> kinds(Class<?> sealed) {
        return sealed.isSealed()
                ? Stream.of(sealed.getPermittedSubclasses())
                        .<Class<?>>flatMap(kind -> kinds(kind).stream())
                        .toList()
                : List.of(sealed);
    }
}
