package dev.veriport.spring;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Reads {@code veriport.enabled} by Veriport's rules: Spring's condition on a property would print a value that it
 * cannot resolve.
 */
final class OnVeriportEnabled extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        boolean enabled = StarterSettings.enabled(context.getEnvironment());
        return new ConditionOutcome(
                enabled, ConditionMessage.of("veriport.enabled is " + (enabled ? "not false" : "false")));
    }
}
