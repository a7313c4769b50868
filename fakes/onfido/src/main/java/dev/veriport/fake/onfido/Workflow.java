package dev.veriport.fake.onfido;

import java.util.List;

/**
 * A workflow of the account.
 *
 * @param tasks the definitions of its tasks, in their order
 */
record Workflow(String id, int version, List<String> tasks) {

    boolean has(String definition) {
        return tasks.contains(definition);
    }
}
