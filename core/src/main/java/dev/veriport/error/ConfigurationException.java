package dev.veriport.error;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** All problems of a configuration at once, by key and without values. Immutable. */
public final class ConfigurationException extends VeriportException {

    /**
     * One problem.
     *
     * @param key the whole key, {@code veriport.faceki.client-id}
     * @param message what is wrong and what to do, without the value
     */
    public record Problem(String key, String message) implements Serializable {
        @Override
        public String toString() {
            return key + ": " + message;
        }
    }

    private final List<Problem> problems;

    /** @param problems at least one */
    public ConfigurationException(List<Problem> problems) {
        super(VeriportException.notSent(ErrorCode.CONFIGURATION, summary(problems)));
        this.problems = List.copyOf(problems);
    }

    /** In the order of their keys. */
    public List<Problem> problems() {
        return problems;
    }

    private static String summary(List<Problem> problems) {
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return problems.stream()
                .map(problem -> "\n  - " + problem)
                .collect(Collectors.joining("", "the configuration has " + count + ":", ""));
    }
}
