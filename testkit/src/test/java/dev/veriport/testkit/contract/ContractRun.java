package dev.veriport.testkit.contract;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A contract run by JUnit inside a test, as an adapter's author would run it. */
final class ContractRun {
    private static final String LETTERS = "PHDEVNKCF";
    private static final Pattern NUMBER = Pattern.compile("([A-Z]{1,2})(\\d+)");

    private ContractRun() {}

    /** The numbers of the clauses that failed. */
    static Set<String> redClauses(Class<?> contract) {
        return redClauses(contract, LETTERS);
    }

    /**
     * The numbers of the clauses that failed.
     *
     * @param letters of the clauses to run
     */
    static Set<String> redClauses(Class<?> contract, String letters) {
        Set<String> red = new TreeSet<>();
        Set<String> run = new TreeSet<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(contract))
                .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(
                        test.getSource().filter(MethodSource.class::isInstance).isEmpty()
                                || letters.contains(
                                        matched(test.getDisplayName()).group(1))))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    run.add(numberOf(test.getDisplayName()));
                    if (result.getStatus() != Status.SUCCESSFUL) {
                        red.add(numberOf(test.getDisplayName()));
                    }
                }
            }
        });
        if (run.isEmpty()) {
            throw new AssertionError(contract + " has no tests");
        }
        return red;
    }

    /** Number and sentence of every clause, in order: the letters as below, and the numbers of each. */
    static List<String> clauses() {
        return Stream.of(VendorContract.class.getInterfaces())
                .flatMap(clauses -> Arrays.stream(clauses.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(DisplayName.class))
                .map(method -> method.getAnnotation(DisplayName.class).value())
                .sorted(Comparator.comparingInt(ContractRun::letter).thenComparingInt(ContractRun::position))
                .toList();
    }

    static String numberOf(String clause) {
        return matched(clause).group();
    }

    private static int letter(String clause) {
        return LETTERS.indexOf(matched(clause).group(1));
    }

    private static int position(String clause) {
        return Integer.parseInt(matched(clause).group(2));
    }

    private static Matcher matched(String clause) {
        Matcher number = NUMBER.matcher(clause);
        if (!number.lookingAt()) {
            throw new AssertionError("a clause begins with its number: " + clause);
        }
        return number;
    }
}
