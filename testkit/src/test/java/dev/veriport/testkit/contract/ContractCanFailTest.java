package dev.veriport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A clause that cannot fail proves nothing: for each there is a defect that turns it red. */
class ContractCanFailTest {

    private record Defect(Class<?> adapter, String... clauses) {
        String letters() {
            return Stream.of(clauses).map(clause -> clause.substring(0, 1)).collect(Collectors.joining());
        }

        @Override
        public String toString() {
            return adapter.getSimpleName() + " breaks " + String.join(", ", clauses);
        }
    }

    static List<Defect> defects() {
        return List.of(
                new Defect(BrokenResults.SignsAsAnother.class, "P1"),
                new Defect(BrokenProviders.HandsOffToHalfAUrl.class, "P2"),
                new Defect(BrokenProviders.AsksTheVendorWhatItCanDo.class, "P3", "P16"),
                new Defect(BrokenProviders.KeepsSessionsInItsHead.class, "P4"),
                new Defect(BrokenResults.ForgetsTheReference.class, "P5"),
                new Defect(BrokenProviders.RedeemsOnce.class, "P6"),
                new Defect(BrokenResults.NumbersEveryAnswerAnew.class, "P6"),
                new Defect(BrokenResults.ApprovesWhoWalkedAway.class, "P7"),
                new Defect(BrokenProviders.SeesRequestsNobodyMade.class, "P3", "P8", "P11", "P16"),
                new Defect(BrokenSessions.StartsAnew.class, "H1"),
                new Defect(BrokenSessions.HandsOffToNothing.class, "H1"),
                new Defect(BrokenSessions.ResumesWhatHasEnded.class, "H2"),
                new Defect(BrokenSessions.ResumesWithoutReason.class, "H2"),
                new Defect(BrokenSessions.CancelsNothing.class, "H3"),
                new Defect(BrokenSessions.CancelsOnce.class, "H3"),
                new Defect(BrokenSessions.CancelsWhatHasEnded.class, "H4"),
                new Defect(BrokenProviders.FindsWithoutTheName.class, "P9", "P10"),
                new Defect(BrokenProviders.BelievesTheBrowser.class, "P11", "P18"),
                new Defect(BrokenResults.PrintsThePerson.class, "P12"),
                new Defect(BrokenProviders.HandsOutTheSameSession.class, "P13"),
                new Defect(BrokenProviders.UnwrapsAnything.class, "P14"),
                new Defect(BrokenProviders.CannotClose.class, "P15"),
                new Defect(BrokenProviders.ChangesItsMind.class, "P16"),
                new Defect(BrokenResults.TakesAReviewForARefusal.class, "P17"),
                new Defect(BrokenResults.ExplainsNothing.class, "P19"),
                new Defect(BrokenProviders.KnowsEveryAttempt.class, "P20"),
                new Defect(BrokenProviders.IgnoresTheWorkflow.class, "P21"),
                new Defect(BrokenProviders.DeclaresFacesItCannotStart.class, "P22"),
                new Defect(BrokenErasures.KnowsNoVerification.class, "D1", "D5"),
                new Defect(BrokenErasures.RefusesTheSecondTime.class, "D2"),
                new Defect(BrokenErasures.TakesNotFoundForErased.class, "D3"),
                new Defect(BrokenErasures.ErasesNothing.class, "D3", "D4", "D6"),
                new Defect(BrokenErasures.QueuesWhatIsErased.class, "D2", "D6"),
                new Defect(BrokenErasures.FindsWhatIsErased.class, "D4", "D6"),
                new Defect(BrokenStarts.HandsOffToAPageInTheWebSdk.class, "P2"),
                new Defect(BrokenStarts.RequiresMoreThanItDeclares.class, "P23"),
                new Defect(BrokenStarts.SendsNothingThatItDeclares.class, "P24"),
                new Defect(BrokenStarts.SendsMoreThanItDeclares.class, "P24"),
                new Defect(BrokenStarts.ForgetsTheAttempt.class, "P25"),
                new Defect(BrokenEvidence.FetchesBeforeItIsOpened.class, "E1"),
                new Defect(BrokenEvidence.FetchesForTheHash.class, "E1", "E2"),
                new Defect(BrokenEvidence.SendsCredentialsToTheStorage.class, "E3"),
                new Defect(BrokenEvidence.NamesAStorageWithoutFiles.class, "E3"),
                new Defect(BrokenSubmissions.ForgetsTheReference.class, "V1"),
                new Defect(BrokenSubmissions.SendsBeforeItLooks.class, "V2"),
                new Defect(BrokenSubmissions.NumbersItAnew.class, "V3"),
                new Defect(BrokenNotifications.TellsOfAnother.class, "N1", "N4"),
                new Defect(BrokenNotifications.NumbersDeliveries.class, "N2"),
                new Defect(BrokenNotifications.BelievesAnybody.class, "N1", "N3", "N5"),
                new Defect(BrokenNotifications.NamesThePersonInTheKey.class, "N6"),
                new Defect(BrokenNotifications.KnowsOneKind.class, "N7"),
                new Defect(BrokenNotifications.TakesEveryProductForItsOwn.class, "N8"),
                new Defect(BrokenIssuers.DeclaresNoPolicy.class, "K1"),
                new Defect(BrokenIssuers.CachesSingleUseTokens.class, "K2"),
                new Defect(BrokenIssuers.TakesTokensItself.class, "K3"),
                new Defect(BrokenIssuers.AsksTwice.class, "K2", "K4"),
                new Defect(BrokenProviders.SeesRequestsNobodyMade.class, "K5", "K6"),
                new Defect(BrokenIssuers.IssuesWhatItDoesNotDeclare.class, "K6"),
                new Defect(BrokenIssuers.NamesItsThreadAfterTheToken.class, "K7"),
                new Defect(BrokenCalls.SendsAKeyForEachAttempt.class, "C1"),
                new Defect(BrokenCalls.SendsOneKeyForAllCalls.class, "C1"),
                new Defect(BrokenCalls.SendsAnotherBody.class, "C1", "C2"),
                new Defect(BrokenCalls.SendsAKeyWithReads.class, "C1"),
                new Defect(BrokenCalls.SignsOnce.class, "C2"),
                new Defect(BrokenCalls.SignsNoReads.class, "C2"),
                new Defect(BrokenCalls.LetsDotSegmentsPass.class, "C3"),
                new Defect(BrokenCalls.GluesPaths.class, "C3"),
                new Defect(BrokenCalls.IgnoresRequestIds.class, "C4"),
                new Defect(BrokenCalls.NamesTheFirstRequest.class, "C4"),
                new Defect(BrokenFaults.HasABaseUrl.class, "C1", "C2", "C3", "C4"),
                new Defect(BrokenFaults.StagesOneTooFew.class, "F1"),
                new Defect(BrokenFaults.DeclaresOneTooFew.class, "F1", "F2"),
                new Defect(BrokenFaults.StagesNothing.class, "F2"),
                new Defect(BrokenFaults.HasABaseUrl.class, "F3", "F4"),
                new Defect(BrokenFaults.IgnoresItsBaseUrl.class, "F2", "F3"),
                new Defect(BrokenFaults.IgnoresFailures.class, "F3"),
                new Defect(BrokenPace.CallsPastTheRuntime.class, "C5"));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void aDefectTurnsItsClausesRed(Defect defect) {
        assertThat(ContractRun.redClauses(defect.adapter(), defect.letters())).contains(defect.clauses());
    }

    @Test
    void anAdapterThatIsSoundTurnsNothingRed() {
        assertThat(ContractRun.redClauses(BrokenProviders.Sound.class)).isEmpty();
    }

    @Test
    void anAdapterOverTheNetworkWhoseCallsAreSoundTurnsNoClauseOfCallsRed() {
        assertThat(ContractRun.redClauses(BrokenCalls.Sound.class, "C")).isEmpty();
    }

    @Test
    void everyClauseHasItsDefect() {
        Set<String> broken = defects().stream()
                .flatMap(defect -> Stream.of(defect.clauses()))
                .collect(Collectors.toSet());

        assertThat(ContractRun.clauses()).map(ContractRun::numberOf).allMatch(broken::contains);
    }
}
