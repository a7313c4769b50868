package dev.veriport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A clause that cannot fail proves nothing: for each clause of stores there is a defect that turns it red. */
class StoreContractCanFailTest {
    private static final String TOKENS = "TS";
    private static final String BUDGET = "RB";
    private static final String VAULT = "RV";

    private record Defect(Class<?> store, String... clauses) {
        @Override
        public String toString() {
            return store.getSimpleName() + " breaks " + String.join(", ", clauses);
        }
    }

    static List<Defect> defects() {
        return List.of(
                new Defect(BrokenTokenStores.GrantsEveryone.class, "TS1", "TS4"),
                new Defect(BrokenTokenStores.ForgetsWhatIsAReplacement.class, "TS2"),
                new Defect(BrokenTokenStores.CountsFromThePublication.class, "TS3"),
                new Defect(BrokenTokenStores.PublishesAfterItsLease.class, "TS4"),
                new Defect(BrokenTokenStores.NeverExpires.class, "TS5"),
                new Defect(BrokenTokenStores.IgnoresFailures.class, "TS6", "TS7"),
                new Defect(BrokenTokenStores.ReleasesNothing.class, "TS8"),
                new Defect(BrokenTokenStores.DiscardsAnyToken.class, "TS9"),
                new Defect(BrokenTokenStores.IgnoresThePurpose.class, "TS10"),
                new Defect(BrokenTokenStores.RestoresNothing.class, "TS11", "TS14"),
                new Defect(BrokenTokenStores.KnowsNothingAhead.class, "TS12"),
                new Defect(BrokenTokenStores.DiscardsTheTokenOfAFailure.class, "TS13"),
                new Defect(BrokenTokenStores.CutsLongTokens.class, "TS14"),
                new Defect(BrokenBudgets.GrantsOneTooMany.class, "RB1"),
                new Defect(BrokenBudgets.CountsOneAfterTheOther.class, "RB2"),
                new Defect(BrokenBudgets.CountsReads.class, "RB3"),
                new Defect(BrokenBudgets.IgnoresTheAccount.class, "RB4"),
                new Defect(BrokenBudgets.CountsDaysInUtc.class, "RB5"),
                new Defect(BrokenBudgets.TellsSecretsApart.class, "RB6"),
                new Defect(BrokenBudgets.AddsWhatWasSeen.class, "RB7"),
                new Defect(BrokenBudgets.RaisesByWhatIsMore.class, "RB8"),
                new Defect(BrokenBudgets.RestoresNothing.class, "RB9", "RB11"),
                new Defect(BrokenBudgets.RestoresToTheNextDay.class, "RB10"),
                new Defect(BrokenIntents.BeginsForEveryone.class, "RV1"),
                new Defect(BrokenIntents.TakesARepeatForAnother.class, "RV2"),
                new Defect(BrokenIntents.ForgetsTheAge.class, "RV3"),
                new Defect(BrokenIntents.LetsAnyoneWithdraw.class, "RV4", "RV5"),
                new Defect(BrokenIntents.WithdrawsNothing.class, "RV4", "RV6"),
                new Defect(BrokenIntents.ComparesTheCode.class, "RV7"),
                new Defect(BrokenIntents.HidesThatItHasAnAnswer.class, "RV8"),
                new Defect(BrokenIntents.NeedsAnIntent.class, "RV9"),
                new Defect(BrokenIntents.KeepsTheFirst.class, "RV10"),
                new Defect(BrokenIntents.BeginsAgainForItsOwner.class, "RV11", "RV20"),
                new Defect(BrokenIntents.KeepsOnce.class, "RV12"),
                new Defect(BrokenIntents.BeginsAgainOnceWithdrawn.class, "RV13"),
                new Defect(BrokenIntents.StoresText.class, "RV14"),
                new Defect(BrokenIntents.IgnoresTheInstance.class, "RV15"),
                new Defect(BrokenIntents.LosesAnAnswer.class, "RV16"),
                new Defect(BrokenVaults.CountsNothing.class, "RV17"),
                new Defect(BrokenVaults.ForgetsErasures.class, "RV18"),
                new Defect(BrokenVaults.ErasesNothing.class, "RV17", "RV19"),
                new Defect(BrokenVaults.RemembersErasuresForever.class, "RV21"),
                new Defect(BrokenVaults.AssignsWhatIsNotThere.class, "RV22", "RV24"),
                new Defect(BrokenVaults.HasOneVerification.class, "RV23"),
                new Defect(BrokenVaults.IgnoresTheLimit.class, "RV25"),
                new Defect(BrokenVaults.PagesByPosition.class, "RV26"),
                new Defect(BrokenVaults.ForgetsWhen.class, "RV27"),
                new Defect(BrokenVaults.NeverEndsErasing.class, "RV28"),
                new Defect(BrokenVaults.ErasesAnswersThatAreNotOver.class, "RV29"),
                new Defect(BrokenVaults.PingsIntoTheVault.class, "RV30"),
                new Defect(BrokenVaults.TakesAnyEnd.class, "RV31"),
                new Defect(BrokenVaults.ForgetsAssignmentsOfTheFirst.class, "RV32"));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void aDefectTurnsItsClausesRed(Defect defect) {
        assertThat(ContractRun.redClauses(defect.store(), TOKENS + BUDGET + VAULT))
                .contains(defect.clauses());
    }

    @Test
    void everyClauseHasItsDefect() {
        Set<String> broken = defects().stream()
                .flatMap(defect -> Stream.of(defect.clauses()))
                .collect(Collectors.toSet());

        assertThat(clauses().map(ContractRun::numberOf)).hasSize(14 + 11 + 32).allMatch(broken::contains);
    }

    /** The sentences of the three suites. */
    static Stream<String> clauses() {
        Stream<Class<?>> suites = Stream.concat(
                Stream.of(TokenStoreContract.class, RequestBudgetContract.class, ResultVaultContract.class),
                Stream.of(ResultVaultContract.class.getInterfaces()));
        return suites.flatMap(suite -> Stream.of(suite.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(StoreContractCanFailTest::sentence);
    }

    private static String sentence(Method clause) {
        return clause.getAnnotation(DisplayName.class).value();
    }
}
